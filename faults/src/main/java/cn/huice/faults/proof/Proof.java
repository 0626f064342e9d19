package cn.huice.faults.proof;

import java.util.ArrayList;
import java.util.List;

/** What was looked at for one invariant, and what contradicts it. */
public final class Proof {
    private static final int SHOWN = 10;

    private final String claim;
    private final List<String> looked = new ArrayList<>();
    private final List<String> against = new ArrayList<>();

    public Proof(String claim) {
        this.claim = claim;
    }

    /** So many of something were looked at. */
    public Proof looked(long count, String at) {
        looked.add("%,d %s".formatted(count, at));
        return this;
    }

    /** Something that must not be. */
    public void contradiction(String what) {
        against.add(what);
    }

    public Proof require(boolean holds, String otherwise) {
        if (!holds) {
            contradiction(otherwise);
        }
        return this;
    }

    public boolean holds() {
        return against.isEmpty();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(holds() ? "holds      " : "VIOLATED   ")
                .append(claim)
                .append(": ")
                .append(String.join(", ", looked));
        against.stream()
                .limit(SHOWN)
                .forEach(each -> text.append("\n             ").append(each));
        if (against.size() > SHOWN) {
            text.append("\n             and ").append(against.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
