package cn.huice.journal;

import cn.huice.journal.Verification.Kind;

/** One stream as it is read, entry after entry: each must be what was hashed and continue the one before. */
final class StreamChain {
    private final String stream;
    private final Flaws flaws;
    private long position;
    private String hash = Sm3.ZERO;

    StreamChain(String stream, Flaws flaws) {
        this.stream = stream;
        this.flaws = flaws;
    }

    String stream() {
        return stream;
    }

    long position() {
        return position;
    }

    String hash() {
        return hash;
    }

    void link(long sequence, Content content, String previous, String own) {
        if (!content.hash(previous).equals(own)) {
            flaws.add(Kind.ENTRY_ALTERED, sequence, stream, content.position(), "the entry is not what was written");
        }
        if (content.position() > position + 1) {
            String gap = "positions " + (position + 1) + " to " + (content.position() - 1) + " are missing";
            flaws.add(Kind.ENTRY_MISSING, sequence, stream, position + 1, gap);
        } else if (content.position() <= position || !previous.equals(hash)) {
            flaws.add(Kind.CHAIN_BROKEN, sequence, stream, content.position(), "it does not continue the entry before");
        }
        position = content.position();
        hash = own;
    }
}
