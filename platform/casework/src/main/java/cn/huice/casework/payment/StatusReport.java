package cn.huice.casework.payment;

import cn.huice.casework.payment.ReturnFile.Item;
import cn.huice.casework.payment.ReturnFile.Verdict;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an ISO 20022 CustomerPaymentStatusReport, pain.002.001 of any version from 03 on: the statuses of transactions,
 * and those of the group or of a payment information, which hold for all transactions that are not named.
 */
final class StatusReport {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";

    /** ExternalPaymentTransactionStatus1Code and ExternalPaymentGroupStatus1Code, as far as they settle anything. */
    private static final Map<String, Verdict> VERDICTS = Map.ofEntries(
            Map.entry("ACSC", Verdict.PAID),
            Map.entry("ACCC", Verdict.PAID),
            Map.entry("RJCT", Verdict.FAILED),
            Map.entry("CANC", Verdict.FAILED),
            Map.entry("ACTC", Verdict.PENDING),
            Map.entry("ACCP", Verdict.PENDING),
            Map.entry("ACSP", Verdict.PENDING),
            Map.entry("ACWC", Verdict.PENDING),
            Map.entry("ACFC", Verdict.PENDING),
            Map.entry("PATC", Verdict.PENDING),
            Map.entry("PDNG", Verdict.PENDING),
            Map.entry("RCVD", Verdict.PENDING),
            Map.entry("PART", Verdict.PENDING));

    private final Deque<String> path = new ArrayDeque<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, String> group = new HashMap<>();
    private Map<String, String> transaction = new HashMap<>();
    private String message;

    private StatusReport() {}

    /** @throws cn.huice.web.ProblemException 400 {@code bank-return-unreadable} */
    static ReturnFile read(byte[] file) {
        try {
            XMLStreamReader xml = hardened().createXMLStreamReader(new ByteArrayInputStream(file));
            return new StatusReport().read(xml);
        } catch (XMLStreamException e) {
            throw ReturnFile.unreadable("xml", "不是完整的 XML", "it is not well-formed XML");
        }
    }

    /** Without document types and outside entities: a bank's file has neither, an attacker's may. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private ReturnFile read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean report = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.isEmpty()) {
                        requireNamespace(xml.getNamespaceURI());
                    }
                    path.addLast(xml.getLocalName());
                    report |= path.size() == 2 && xml.getLocalName().equals("CstmrPmtStsRpt");
                    text.setLength(0);
                    if (xml.getLocalName().equals("TxInfAndSts")) {
                        transaction = new HashMap<>();
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml.getLocalName(), text.toString().strip());
                    text.setLength(0);
                    path.removeLast();
                }
                default -> {}
            }
        }
        if (!report) {
            throw ReturnFile.unreadable("xml", "没有 CstmrPmtStsRpt", "there is no CstmrPmtStsRpt");
        }
        Optional<Item> all = group.containsKey("status") ? Optional.of(item(group, "")) : Optional.empty();
        return new ReturnFile("pain.002", Optional.ofNullable(message), all, List.copyOf(items));
    }

    private static void requireNamespace(String namespace) {
        if (namespace == null || !namespace.startsWith(NAMESPACE)) {
            throw ReturnFile.unreadable("xmlns", "应为 " + NAMESPACE + "*", "must be " + NAMESPACE + "*");
        }
    }

    private void end(String element, String text) {
        switch (element) {
            case "OrgnlMsgId" -> message = text;
            case "GrpSts", "PmtInfSts" -> group.put("status", text);
            case "TxSts" -> transaction.put("status", text);
            case "OrgnlEndToEndId" -> transaction.put("attempt", text);
            case "InstdAmt" -> transaction.put("amount", text);
            case "Cd", "Prtry", "AddtlInf" -> {
                if (path.contains("StsRsnInf")) {
                    (path.contains("TxInfAndSts") ? transaction : group).merge("reason", text, (a, b) -> a + " " + b);
                }
            }
            case "TxInfAndSts" -> {
                if (transaction.containsKey("status")) {
                    items.add(item(transaction, attempt()));
                }
            }
            default -> {}
        }
    }

    private String attempt() {
        String attempt = transaction.getOrDefault("attempt", "");
        if (attempt.isEmpty()) {
            throw ReturnFile.unreadable("OrgnlEndToEndId", "有交易未写明", "a transaction does not name it");
        }
        return attempt;
    }

    private static Item item(Map<String, String> said, String attempt) {
        Verdict verdict = VERDICTS.get(said.get("status"));
        if (verdict == null) {
            String codes = String.join(", ", VERDICTS.keySet().stream().sorted().toList());
            throw ReturnFile.unreadable(
                    "TxSts",
                    "不认识的状态 " + said.get("status") + "，应为 " + codes,
                    "unknown status " + said.get("status") + ", known: " + codes);
        }
        return new Item(attempt, verdict, amount(said.get("amount")), said.getOrDefault("reason", ""));
    }

    private static Optional<BigDecimal> amount(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw ReturnFile.unreadable("InstdAmt", "不是金额：" + text, "not an amount: " + text);
        }
    }
}
