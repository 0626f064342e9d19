package cn.huice.faults;

import cn.huice.faults.Client.Reply;
import cn.huice.faults.Ledger.Upload;
import cn.huice.faults.proof.Books;
import cn.huice.faults.proof.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the services show when they are asked afterwards: invariants 6, 7 and 8. */
final class Shown {
    private final Crowd crowd;
    private final List<Books> services;

    Shown(Crowd crowd, List<Books> services) {
        this.crowd = crowd;
        this.services = services;
    }

    /** 6: the journals verify, and an altered, a deleted and a cut-off entry are found. */
    Proof journals() throws InterruptedException {
        var proof = new Proof("6 the journal verifies; any alteration, deletion or truncation is found");
        long entries = 0;
        for (Books books : services) {
            entries += books.count("select count(*) from journal_entry");
            proof.require(intact(books), books.service() + " does not verify");
        }
        Books books = services.getFirst();
        String one = books.rows("select id from journal_entry order by sequence offset 3 limit 1")
                .getFirst()[0];
        found(proof, books, "an altered entry", "update journal_entry set actor = 'nobody' where id = '" + one + "'");
        found(proof, books, "a deleted entry", "delete from journal_entry where id = '" + one + "'");
        found(
                proof,
                books,
                "a cut-off end",
                "delete from journal_entry where sequence > (select max(through_sequence) from journal_checkpoint) - 5");
        return proof.looked(entries, "entries").looked(3, "tamperings");
    }

    private void found(Proof proof, Books books, String what, String tampering) throws InterruptedException {
        try (Books.Held held = books.hold()) {
            books.tamper(
                    "drop table if exists untouched",
                    "create table untouched as select * from journal_entry",
                    "alter table journal_entry disable trigger all",
                    tampering);
            proof.require(!intact(books), what + " was not found");
            books.tamper(
                    "delete from journal_entry",
                    "insert into journal_entry select * from untouched",
                    "alter table journal_entry enable trigger all",
                    "drop table untouched");
            proof.require(intact(books), books.service() + " does not verify after " + what + " was put right");
        }
    }

    private boolean intact(Books books) throws InterruptedException {
        return crowd.client("auditor")
                .get("/api/" + books.service() + "/v1/journal/verification")
                .filter(Reply::done)
                .map(reply -> reply.text("/intact").equals("true"))
                .orElse(false);
    }

    /** Each file as its owner is given it now. */
    Map<Upload, Optional<String>> readBack(Set<Upload> uploads) throws InterruptedException {
        Map<Upload, Optional<String>> read = new HashMap<>();
        for (Upload each : uploads) {
            read.put(
                    each,
                    crowd.client(each.account())
                            .content("/api/" + each.service() + "/v1/applications/" + each.application() + "/files/"
                                    + each.file()));
        }
        return read;
    }

    /**
     * 7: whoever looked or acted without right was told that nothing is there, or that it is not theirs to do, and left no
     * trace.
     *
     * @param trespasses how many were let in
     * @param acts keys under which somebody tried to act
     */
    static Proof rights(int looks, int trespasses, Set<String> acts, List<Told.Effect> effects) {
        var proof = new Proof("7 nobody reads or acts outside role, district and ownership");
        Set<String> requests = acts.stream().map(Ledger::requestId).collect(Collectors.toSet());
        effects.stream()
                .filter(effect -> requests.contains(effect.request()))
                .forEach(effect -> proof.contradiction(
                        "a stranger left " + effect.type() + " in the journal of " + effect.service()));
        return proof.require(trespasses == 0, trespasses + " were let in")
                .require(looks > 0, "nobody pried")
                .require(!acts.isEmpty(), "nobody tried to act")
                .looked(looks, "looks of strangers")
                .looked(acts.size(), "acts of strangers");
    }

    /** 8: every evaluation of every paid case comes to the same again. */
    Proof replays() throws InterruptedException {
        var proof = new Proof("8 a paid case replays to the same fen");
        Client auditor = crowd.client("auditor");
        long paid = 0;
        long evaluations = 0;
        for (Books books : services) {
            for (String[] row :
                    books.rows("select distinct case_id from payment_order where state = 'PAID' order by 1")) {
                paid++;
                String path = "/api/" + books.service() + "/v1/applications/" + row[0] + "/evaluations";
                int count = auditor.get(path).map(list -> list.body().size()).orElse(0);
                proof.require(count > 0, row[0] + " has no evaluations");
                for (int number = 1; number <= count; number++) {
                    evaluations++;
                    Optional<Reply> replay = auditor.get(path + "/" + number + "/replay");
                    proof.require(
                            replay.filter(each -> each.text("/same").equals("true"))
                                    .isPresent(),
                            row[0] + " evaluation " + number + ": "
                                    + replay.map(each -> each.body().toString()).orElse("no answer"));
                }
            }
        }
        return proof.require(paid > 0, "nothing was paid")
                .looked(paid, "paid cases")
                .looked(evaluations, "evaluations");
    }
}
