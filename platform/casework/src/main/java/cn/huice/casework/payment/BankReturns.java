package cn.huice.casework.payment;

import cn.huice.casework.payment.BatchTable.Attempt;
import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.payment.PaymentQuestion.Kind;
import cn.huice.casework.payment.ReturnFile.Item;
import cn.huice.casework.payment.ReturnFile.Verdict;
import cn.huice.casework.sql.Money;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Books the bank's reports on single payments. A file is booked whole or not at all, and once. */
@ApplicationScoped
class BankReturns {
    private final ReturnTable returns;
    private final BatchTable batches;
    private final PaymentTable orders;
    private final QuestionTable questions;
    private final PaymentBatches handed;
    private final PaymentOutcomes outcomes;
    private final PaymentJournal journal;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;

    BankReturns(
            ReturnTable returns,
            BatchTable batches,
            PaymentTable orders,
            QuestionTable questions,
            PaymentBatches handed,
            PaymentOutcomes outcomes,
            PaymentJournal journal,
            Clock clock,
            Event<PaymentsConfirming> confirming) {
        this.returns = returns;
        this.batches = batches;
        this.orders = orders;
        this.questions = questions;
        this.handed = handed;
        this.outcomes = outcomes;
        this.journal = journal;
        this.clock = clock;
        this.confirming = confirming;
    }

    /** What a file changes, besides what it settles. */
    private enum Effect {
        PAID,
        FAILED,
        PENDING,
        KNOWN,
        QUESTIONED
    }

    /**
     * Books a file; one that was booked before changes nothing and answers as it did.
     *
     * @param digest SHA-256 of the file, in hex
     * @throws ProblemException 422 {@code payment-unknown}, {@code payment-named-twice}, {@code amount-differs}; 409
     *     {@code batch-state} where a batch was never handed over
     */
    @Transactional(TxType.MANDATORY)
    BankReturn receive(ReturnFile file, String digest, String by) {
        String id = UUID.randomUUID().toString();
        if (!returns.claim(id, digest, file.format(), by, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return returns.ofDigest(digest).orElseThrow();
        }
        Map<String, Item> items = items(file);
        List<Attempt> attempts = attempts(items);
        TreeSet<String> concerned =
                new TreeSet<>(attempts.stream().map(Attempt::batch).toList());
        concerned.forEach(batch -> requireHandedOver(batches.locked(batch).orElseThrow()));
        confirming.fire(new PaymentsConfirming(new TreeSet<>(
                attempts.stream().map(attempt -> attempt.line().caseId()).toList())));
        Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
        Map<String, PaymentOrder> locked = locked(attempts);
        outcomes.prepare(locked.values());
        for (Attempt attempt : batches.attempts(items.keySet())) {
            Item item = items.get(attempt.line().endToEnd());
            counts.merge(book(id, attempt, item, locked.get(attempt.line().order())), 1, Integer::sum);
        }
        concerned.forEach(batch -> handed.reported(batch, by));
        returns.count(
                id,
                counts.getOrDefault(Effect.PAID, 0),
                counts.getOrDefault(Effect.FAILED, 0),
                counts.getOrDefault(Effect.PENDING, 0),
                counts.getOrDefault(Effect.KNOWN, 0),
                counts.getOrDefault(Effect.QUESTIONED, 0));
        BankReturn booked = returns.find(id).orElseThrow();
        journal.ofReturn(booked);
        return booked;
    }

    /** What the file says of each attempt, those of the message it answers included. */
    private Map<String, Item> items(ReturnFile file) {
        Map<String, Item> items = new TreeMap<>();
        for (Item item : file.items()) {
            if (items.put(item.endToEnd(), item) != null) {
                throw ProblemException.unprocessable(
                        "payment-named-twice",
                        Text.of("回盘中 " + item.endToEnd() + " 出现两次", item.endToEnd() + " is named twice"),
                        FieldError.of("endToEndId", item.endToEnd(), item.endToEnd(), "once"));
            }
        }
        file.all().filter(all -> all.verdict() != Verdict.PENDING).ifPresent(all -> {
            String message = file.message().orElse("");
            PaymentBatch batch = CreditTransfer.batchOf(message)
                    .flatMap(batches::find)
                    .orElseThrow(() -> unknown("OrgnlMsgId", message));
            for (PaymentBatch.Line line : batches.lines(batch.id())) {
                items.putIfAbsent(line.endToEnd(), all.naming(line.endToEnd()));
            }
        });
        if (items.isEmpty() && file.all().isEmpty()) {
            throw ReturnFile.unreadable("items", "没有任何款项", "it names no payment");
        }
        return items;
    }

    private List<Attempt> attempts(Map<String, Item> items) {
        List<Attempt> attempts = batches.attempts(items.keySet());
        Map<String, Attempt> found = new HashMap<>();
        attempts.forEach(attempt -> found.put(attempt.line().endToEnd(), attempt));
        for (Item item : items.values()) {
            Attempt attempt = Optional.ofNullable(found.get(item.endToEnd()))
                    .orElseThrow(() -> unknown("endToEndId", item.endToEnd()));
            BigDecimal ours = attempt.line().amount();
            item.amount().filter(theirs -> theirs.compareTo(ours) != 0).ifPresent(theirs -> {
                throw ProblemException.unprocessable(
                        "amount-differs",
                        Text.of(
                                item.endToEnd() + " 金额不符：回盘 " + theirs + "，应为 " + Money.text(ours),
                                item.endToEnd() + " is " + Money.text(ours) + " yuan, not " + theirs),
                        FieldError.of("amount", Money.text(ours), Money.text(ours), item.endToEnd()));
            });
        }
        return attempts;
    }

    private Map<String, PaymentOrder> locked(List<Attempt> attempts) {
        List<String> ids = new ArrayList<>(new TreeSet<>(
                attempts.stream().map(attempt -> attempt.line().order()).toList()));
        return orders.locked(ids).stream().collect(Collectors.toMap(PaymentOrder::id, Function.identity()));
    }

    private Effect book(String file, Attempt attempt, Item item, PaymentOrder order) {
        if (item.verdict() == Verdict.PENDING) {
            return Effect.PENDING;
        }
        boolean paid = item.verdict() == Verdict.PAID;
        String outcome = attempt.line().outcome();
        if (outcome == null && paid) {
            outcomes.paid(attempt.batch(), order);
            return Effect.PAID;
        }
        if (outcome == null) {
            outcomes.failed(attempt.batch(), order, item.reason());
            return Effect.FAILED;
        }
        if (outcome.equals("PAID") == paid) {
            return Effect.KNOWN;
        }
        return question(file, attempt, item, order) ? Effect.QUESTIONED : Effect.KNOWN;
    }

    private boolean question(String file, Attempt attempt, Item item, PaymentOrder order) {
        Kind kind = item.verdict() == Verdict.FAILED
                ? Kind.LATE_FAILURE
                : order.state() == State.PAID ? Kind.PAID_TWICE : Kind.LATE_SUCCESS;
        boolean asked = questions.insert(new PaymentQuestion(
                UUID.randomUUID().toString(),
                file,
                attempt.batch(),
                order.id(),
                item.endToEnd(),
                kind,
                item.reason(),
                PaymentQuestion.State.OPEN,
                null,
                null,
                null,
                1,
                0));
        if (asked) {
            if (order.state() == State.PAYABLE || order.state() == State.DUE_LATER || order.state() == State.HELD) {
                orders.hold(order, Hold.QUESTION, PaymentQuestion.HELD);
            }
            journal.ofCase(order, "questioned", Map.of("batch", attempt.batch(), "kind", kind.name()));
        }
        return asked;
    }

    private static void requireHandedOver(PaymentBatch batch) {
        if (batch.releasedAt() == null) {
            throw ProblemException.conflict(
                    "batch-state",
                    Text.of("批次 " + batch.id() + " 尚未下达，不可能有回盘", "Batch " + batch.id() + " was never handed over"));
        }
    }

    private static ProblemException unknown(String field, String id) {
        return ProblemException.unprocessable(
                "payment-unknown",
                Text.of("没有这笔款项：" + id, "There is no such payment: " + id),
                FieldError.of(field, "没有 " + id, "no " + id, "exported by a batch"));
    }
}
