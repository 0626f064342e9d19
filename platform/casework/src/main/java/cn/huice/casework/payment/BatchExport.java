package cn.huice.casework.payment;

import cn.huice.casework.payee.PayeeAccount;
import cn.huice.casework.payee.PayeeAccounts;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands a batch out in the forms banks and treasuries read. Who takes accounts out is journaled. */
@ApplicationScoped
class BatchExport {
    private final BatchTable batches;
    private final PayeeAccounts payees;
    private final PaymentJournal journal;
    private final PaymentSettings settings;

    BatchExport(BatchTable batches, PayeeAccounts payees, PaymentJournal journal, PaymentSettings settings) {
        this.batches = batches;
        this.payees = payees;
        this.journal = journal;
        this.settings = settings;
    }

    /** A batch with what a bank needs to pay it. @param accounts by order id */
    record Payable(PaymentBatch batch, List<PaymentBatch.Line> lines, Map<String, PayeeAccount> accounts) {}

    /**
     * For the bank to execute.
     *
     * @throws ProblemException 409 {@code batch-not-released}, {@code payee-account-missing} naming each order, {@code
     *     debtor-account-not-set}
     */
    @Transactional
    byte[] creditTransfer(PaymentBatch batch) {
        if (batch.releasedAt() == null) {
            throw ProblemException.conflict(
                    "batch-not-released",
                    Text.of("批次下达后才能导出付款指令", "A batch can be handed to a bank only after its release"));
        }
        Payable payable = withAccounts(batch, "pain.001");
        List<FieldError> missing = payable.lines().stream()
                .filter(line -> !payable.accounts().containsKey(line.order()))
                .map(line -> FieldError.of(
                        "orders." + line.order(),
                        "主体 " + line.subject() + " 没有收款账户",
                        "subject " + line.subject() + " has no account",
                        "PUT /v1/subjects/" + line.subjectKind() + "/" + line.subject() + "/payee-account"))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    409,
                    "payee-account-missing",
                    Text.of("有 " + missing.size() + " 笔拨付单没有收款账户", missing.size() + " orders have no payee account"),
                    missing);
        }
        return CreditTransfer.of(batch, payable.lines(), payable.accounts(), debtor());
    }

    /** With the accounts that are known, for people. */
    @Transactional
    Payable workbook(PaymentBatch batch) {
        return withAccounts(batch, "xlsx");
    }

    private Payable withAccounts(PaymentBatch batch, String format) {
        List<PaymentBatch.Line> lines = batches.lines(batch.id());
        Map<String, PayeeAccount> accounts = new HashMap<>();
        for (PaymentBatch.Line line : lines) {
            payees.find(new SubjectId(line.subjectKind(), line.subject()))
                    .ifPresent(account -> accounts.put(line.order(), account));
        }
        journal.exported(batch, format);
        return new Payable(batch, lines, accounts);
    }

    private CreditTransfer.Debtor debtor() {
        PaymentSettings.Debtor debtor = settings.debtor();
        return new CreditTransfer.Debtor(
                set("name", debtor.name()), set("account", debtor.account()), set("bank-code", debtor.bankCode()));
    }

    private static String set(String setting, Optional<String> value) {
        String name = "huice.payment.debtor." + setting;
        return value.orElseThrow(() -> ProblemException.conflict(
                "debtor-account-not-set",
                Text.of("付款账户未配置：" + name, "The paying account is not configured: " + name),
                FieldError.of("format", "缺少 " + name, name + " is not set", name)));
    }
}
