package cn.huice.faults.proof;

import cn.huice.faults.proof.Topics.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What databases and topics alone prove: invariants 3, 4 and 5. */
public final class Invariants {
    private final List<Books> services;
    private final List<Message> messages;

    public Invariants(List<Books> services, List<Message> messages) {
        this.services = services;
        this.messages = messages;
    }

    /** 3: every journal entry with a topic is on it, in order per subject, and every consumer applied it once. */
    public Proof delivery() {
        var proof = new Proof("3 every entry reaches Kafka in order per subject; every consumer applies it once");
        Map<String, Message> onTopics = new HashMap<>();
        for (Message message : messages) {
            if (!message.topic().equals("huice.dead-letters")) {
                onTopics.putIfAbsent(message.source() + " " + message.id(), message);
            }
        }
        long written = 0;
        for (Books books : services) {
            for (String[] entry :
                    books.rows("select id, topic, stream, position from journal_entry where topic is not null")) {
                written++;
                Message message = onTopics.remove(books.source() + " " + entry[0]);
                if (message == null) {
                    proof.contradiction(books.service() + " entry " + entry[0] + " is not on " + entry[1]);
                } else if (!message.topic().equals(entry[1])
                        || !message.text("stream").equals(entry[2])) {
                    proof.contradiction(books.service() + " entry " + entry[0] + " is on " + message.topic());
                }
            }
            proof.require(
                    books.count("select count(*) from journal_unpublished") == 0,
                    books.service() + " has entries that wait to be published");
        }
        onTopics.keySet().forEach(left -> proof.contradiction("on a topic and in no journal: " + left));
        ordered(proof);
        applied(proof);
        long given = messages.stream()
                .filter(message -> message.topic().equals("huice.dead-letters"))
                .count();
        return proof.require(given == 0, given + " events were given up")
                .looked(written, "entries")
                .looked(messages.size(), "records");
    }

    private void ordered(Proof proof) {
        Map<String, Long> reached = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Message message : messages) {
            if (message.topic().equals("huice.dead-letters")) {
                continue;
            }
            String subject = message.topic() + " " + message.text("subject");
            Integer partition = partitions.putIfAbsent(subject, message.partition());
            proof.require(partition == null || partition == message.partition(), subject + " is in two partitions");
            if (known.add(message.source() + message.id())) {
                String stream = message.topic() + " " + message.source() + " " + message.text("stream");
                long position = message.event().path("position").asLong();
                Long before = reached.put(stream, position);
                proof.require(before == null || before < position, stream + " comes out of order at " + position);
            }
        }
    }

    /** Every claim and sanction of any service stands in every service, once and the same. */
    private void applied(Proof proof) {
        for (String table : List.of(
                "select origin, case_id, policy_id, subject_id, claimed, granted, state from claim where state <> 'PENDING'"
                        + " order by id",
                "select id, origin, subject_id, lifted from sanction order by id")) {
            Map<String, List<String>> seen = new TreeMap<>();
            for (Books books : services) {
                seen.computeIfAbsent(String.join("\n", lines(books.rows(table))), rows -> new ArrayList<>())
                        .add(books.service());
            }
            proof.require(
                    seen.size() == 1,
                    "services differ in " + table.replaceAll(".* from (\\w+).*", "$1") + ": " + seen.values());
        }
        for (Books books : services) {
            long twice = books.count("select count(*) from (select 1 from claim group by id having count(*) > 1) x");
            proof.require(twice == 0, books.service() + " applied " + twice + " claims twice");
            proof.looked(books.count("select count(*) from journal_inbox"), "events applied in " + books.service());
        }
    }

    private static List<String> lines(List<String[]> rows) {
        return rows.stream().map(row -> String.join(" ", row)).toList();
    }

    /** 4: paid plus reserved never exceeds a budget, and both are what the cases hold. */
    public Proof budgets() {
        var proof = new Proof("4 paid plus reserved never exceeds a budget");
        long budgets = 0;
        for (Books books : services) {
            for (String[] row : books.rows("""
                    select b.programme, b.level, b.total, b.reserved, b.paid,
                           coalesce(sum(r.reserved), 0), coalesce(sum(r.paid), 0)
                    from budget b left join budget_reservation r on r.budget_id = b.id
                    group by b.id
                    """)) {
                budgets++;
                BigDecimal used = new BigDecimal(row[3]).add(new BigDecimal(row[4]));
                proof.require(
                        used.compareTo(new BigDecimal(row[2])) <= 0,
                        row[0] + " " + row[1] + ": " + used + " of " + row[2]);
                proof.require(
                        new BigDecimal(row[3]).compareTo(new BigDecimal(row[5])) == 0
                                && new BigDecimal(row[4]).compareTo(new BigDecimal(row[6])) == 0,
                        row[0] + " " + row[1] + ": says " + row[3] + " and " + row[4] + ", cases hold " + row[5]
                                + " and " + row[6]);
            }
            for (String[] row : books.rows("""
                    select a.id, a.granted, coalesce(sum(p.amount) filter (where p.state = 'PAID'), 0)
                    from application a left join payment_order p on p.case_id = a.id
                    where a.granted is not null
                    group by a.id having coalesce(sum(p.amount) filter (where p.state = 'PAID'), 0) > a.granted
                    """)) {
                proof.contradiction(
                        books.service() + " case " + row[0] + " was granted " + row[1] + " and paid " + row[2]);
            }
        }
        return proof.looked(budgets, "budgets");
    }

    /** 5: per subject and group, the total granted is the highest claim: folded anew from the topic, in its order. */
    public Proof stacking() {
        var proof = new Proof("5 per subject and group the total granted is what the rule says");
        Map<String, Fold> folds = new TreeMap<>();
        Map<String, BigDecimal> granted = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Message message : messages) {
            if (message.topic().equals("huice.claims") && known.add(message.source() + message.id())) {
                var data = message.event().path("data");
                String claim = data.path("claim").asText();
                String group =
                        message.text("subject") + " " + data.path("group").asText();
                if (message.text("type").startsWith("cn.huice.claim.made")) {
                    granted.put(
                            claim,
                            folds.computeIfAbsent(group, key -> new Fold())
                                    .take(new BigDecimal(data.path("amount").asText())));
                }
            }
        }
        long claims = 0;
        for (Books books : services) {
            for (String[] row : books.rows("select id, granted, state from claim where state = 'SETTLED'")) {
                claims++;
                BigDecimal expected = granted.get(row[0]);
                proof.require(
                        expected != null && expected.compareTo(new BigDecimal(row[1])) == 0,
                        books.service() + " grants " + row[1] + " on claim " + row[0] + ", the fold " + expected);
            }
        }
        return proof.looked(claims, "settled claims").looked(folds.size(), "subjects and groups");
    }

    /** Highest only: each claim is granted what it adds to the highest before. */
    private static final class Fold {
        private BigDecimal highest = BigDecimal.ZERO;

        BigDecimal take(BigDecimal claimed) {
            BigDecimal more = claimed.subtract(highest).max(BigDecimal.ZERO);
            highest = highest.max(claimed);
            return more;
        }
    }
}
