package cn.huice.journal;

import java.util.List;

/**
 * What checking the journal found.
 *
 * @param intact nothing was altered, removed or cut off
 * @param entries entries read
 * @param checkpoints checkpoints read
 * @param sealedThrough sequence up to which entries are under a checkpoint; later ones are held by their chains alone
 * @param flaws the first ones: those of entries, then those of checkpoints, by sequence
 */
public record Verification(boolean intact, long entries, long checkpoints, long sealedThrough, List<Flaw> flaws) {
    /** No more than so many flaws are listed. */
    public static final int MOST_FLAWS = 20;

    /** What kind of damage. */
    public enum Kind {
        /** The entry is not what was hashed when it was written. */
        ENTRY_ALTERED,
        /** An entry is not there: a position of its stream is skipped, or the stream ends before its head. */
        ENTRY_MISSING,
        /** The entry is in itself sound, but not the successor of the one before. */
        CHAIN_BROKEN,
        /** The entries under a checkpoint are not those that were sealed. */
        SEAL_BROKEN,
        /** A checkpoint is not signed by a trusted key, or not the successor of the one before. */
        CHECKPOINT_FORGED,
        /** A checkpoint is not there. */
        CHECKPOINT_MISSING,
        /** Only in a file: the entry stands after one that was written later, or twice. */
        ENTRY_MISPLACED,
        /** Only in a file: it ends before its end, or a line of it is none. */
        FILE_TRUNCATED
    }

    /**
     * One piece of damage.
     *
     * @param sequence where: the entry's, or that of the next one still there; 0 if there is none
     * @param stream null for checkpoints
     * @param position in the stream; the checkpoint's number where the stream is null
     * @param message in words
     */
    public record Flaw(Kind kind, long sequence, String stream, long position, String message) {}
}
