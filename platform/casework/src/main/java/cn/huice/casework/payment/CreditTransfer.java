package cn.huice.casework.payment;

import cn.huice.casework.payee.PayeeAccount;
import cn.huice.casework.sql.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A batch as an ISO 20022 CustomerCreditTransferInitiation, pain.001.001.09: one payment information, one transaction an
 * order, the control totals in the group header and once more in the payment information.
 */
final class CreditTransfer {
    static final String MEDIA_TYPE = "application/xml;charset=UTF-8";
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /** China's national clearing system in ExternalClearingSystemIdentification1Code. */
    private static final String CNAPS = "CNAPS";

    /** Max140Text, of names and remittance information. */
    private static final int LONGEST = 140;

    private final XMLStreamWriter xml;

    private CreditTransfer(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** 付款方, all of it known. */
    record Debtor(String name, String account, String bankCode) {}

    /**
     * @param accounts by order id, one for each line
     */
    static byte[] of(
            PaymentBatch batch, List<PaymentBatch.Line> lines, Map<String, PayeeAccount> accounts, Debtor debtor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new CreditTransfer(xml).write(batch, lines, accounts, debtor);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory takes whatever is written to it", e);
        }
        return out.toByteArray();
    }

    /** The message's id: the batch's without hyphens, because ISO 20022 allows 35 characters. */
    static String message(PaymentBatch batch) {
        return batch.id().replace("-", "");
    }

    /** The id of the batch a message was; empty for what is no message of ours. */
    static Optional<String> batchOf(String message) {
        return message.matches("[0-9a-f]{32}")
                ? Optional.of(message.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                : Optional.empty();
    }

    private void write(
            PaymentBatch batch, List<PaymentBatch.Line> lines, Map<String, PayeeAccount> accounts, Debtor debtor)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        start("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        start("CstmrCdtTrfInitn");
        start("GrpHdr");
        text("MsgId", message(batch));
        text("CreDtTm", batch.releasedAt().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        totals(batch);
        start("InitgPty");
        text("Nm", cut(debtor.name()));
        end(2);
        start("PmtInf");
        text("PmtInfId", message(batch));
        text("PmtMtd", "TRF");
        totals(batch);
        start("ReqdExctnDt");
        text("Dt", batch.releasedAt().toLocalDate().toString());
        end(1);
        party("Dbtr", debtor.name());
        account("DbtrAcct", debtor.account());
        agent("DbtrAgt", debtor.bankCode(), Optional.empty());
        for (PaymentBatch.Line line : lines) {
            transaction(line, accounts.get(line.order()));
        }
        end(3);
        xml.writeEndDocument();
    }

    private void totals(PaymentBatch batch) throws XMLStreamException {
        text("NbOfTxs", Integer.toString(batch.orders()));
        text("CtrlSum", Money.text(batch.total()));
    }

    private void transaction(PaymentBatch.Line line, PayeeAccount payee) throws XMLStreamException {
        start("CdtTrfTxInf");
        start("PmtId");
        text("InstrId", line.endToEnd());
        text("EndToEndId", line.endToEnd());
        end(1);
        start("Amt");
        start("InstdAmt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(Money.text(line.amount()));
        end(2);
        agent("CdtrAgt", payee.bankCode(), Optional.of(payee.bank()));
        party("Cdtr", payee.holder());
        account("CdtrAcct", payee.account());
        start("RmtInf");
        text("Ustrd", cut(line.policy() + " 第" + line.instalment() + "期"));
        end(2);
    }

    private void party(String element, String name) throws XMLStreamException {
        start(element);
        text("Nm", cut(name));
        end(1);
    }

    private void account(String element, String number) throws XMLStreamException {
        start(element);
        start("Id");
        start("Othr");
        text("Id", number);
        end(3);
    }

    private void agent(String element, String bankCode, Optional<String> name) throws XMLStreamException {
        start(element);
        start("FinInstnId");
        start("ClrSysMmbId");
        start("ClrSysId");
        text("Cd", CNAPS);
        end(1);
        text("MmbId", bankCode);
        end(1);
        if (name.isPresent()) {
            text("Nm", cut(name.get()));
        }
        end(2);
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
    }

    private void text(String element, String text) throws XMLStreamException {
        start(element);
        xml.writeCharacters(text);
        end(1);
    }

    private void end(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
