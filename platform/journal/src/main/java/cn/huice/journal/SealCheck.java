package cn.huice.journal;

import cn.huice.journal.Verification.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Checks that checkpoints are genuine and without gap, and that the entries under each are those that were sealed. */
final class SealCheck {
    private final String service;
    private final TrustedKeys keys;
    private final Optional<Anchor> anchor;
    private final Flaws flaws;
    private boolean anchored;
    private Checkpoint last = Checkpoint.NONE;
    private long entries;
    private String digest = Checkpoint.NONE.digest();

    SealCheck(String service, TrustedKeys keys, Optional<Anchor> anchor, Flaws flaws) {
        this.service = service;
        this.keys = keys;
        this.anchor = anchor;
        this.flaws = flaws;
    }

    /** Reads all checkpoints and returns the last. */
    Checkpoint check(Connection connection) throws SQLException {
        try (Statement first = connection.createStatement();
                Statement second = connection.createStatement()) {
            first.setFetchSize(JournalVerifier.FETCH);
            second.setFetchSize(JournalVerifier.FETCH);
            try (ResultSet checkpoints = first.executeQuery(
                            "SELECT " + Checkpoint.COLUMNS + " FROM journal_checkpoint ORDER BY number");
                    ResultSet rows =
                            second.executeQuery("SELECT sequence, hash FROM journal_entry ORDER BY sequence")) {
                boolean more = rows.next();
                while (checkpoints.next()) {
                    Checkpoint checkpoint = Checkpoint.read(checkpoints);
                    while (more && rows.getLong("sequence") <= checkpoint.throughSequence()) {
                        entry(rows.getLong("sequence"), Content.hex(rows, "hash"));
                        more = rows.next();
                    }
                    checkpoint(checkpoint);
                }
            }
        }
        return end();
    }

    /** The next entry, in the order of the journal. */
    void entry(long sequence, String hash) {
        digest = Checkpoint.fold(digest, sequence, hash);
        entries++;
    }

    /** A checkpoint over the entries so far. */
    void checkpoint(Checkpoint checkpoint) {
        genuine(checkpoint);
        covers(checkpoint);
        last = checkpoint;
    }

    /** There are no more; returns the last. */
    Checkpoint end() {
        anchor.filter(kept -> !anchored)
                .ifPresent(kept -> flaws.add(
                        Kind.CHECKPOINT_MISSING,
                        0,
                        null,
                        kept.number(),
                        "checkpoint " + kept.number() + " was made and is not there: the journal was cut off"));
        return last;
    }

    private void genuine(Checkpoint checkpoint) {
        if (!keys.signed(checkpoint, service)) {
            flaw(Kind.CHECKPOINT_FORGED, checkpoint, "the checkpoint is not signed by a trusted key");
        } else if (checkpoint.number() != last.number() + 1) {
            flaw(Kind.CHECKPOINT_MISSING, checkpoint, "the checkpoint before it is missing");
        } else if (!checkpoint.previousHash().equals(last.hash())) {
            flaw(Kind.CHECKPOINT_FORGED, checkpoint, "the checkpoint does not continue the one before");
        }
        if (anchor.isPresent() && anchor.get().number() == checkpoint.number()) {
            anchored = true;
            if (!anchor.get().hash().equals(checkpoint.hash())) {
                flaw(Kind.CHECKPOINT_FORGED, checkpoint, "the checkpoint is not the one that was kept outside");
            }
        }
    }

    /** After a broken seal the count goes on from what was sealed, so that a later seal speaks for its own entries. */
    private void covers(Checkpoint checkpoint) {
        if (entries != checkpoint.entries() || !digest.equals(checkpoint.digest())) {
            flaw(
                    Kind.SEAL_BROKEN,
                    checkpoint,
                    "%d entries were sealed up to here, %d are there; the damage lies between sequences %d and %d"
                            .formatted(
                                    checkpoint.entries(),
                                    entries,
                                    last.throughSequence() + 1,
                                    checkpoint.throughSequence()));
            entries = checkpoint.entries();
            digest = checkpoint.digest();
        }
    }

    private void flaw(Kind kind, Checkpoint checkpoint, String message) {
        flaws.add(kind, checkpoint.throughSequence(), null, checkpoint.number(), message);
    }
}
