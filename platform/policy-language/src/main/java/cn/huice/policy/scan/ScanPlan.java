package cn.huice.policy.scan;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;

/** Policies as they stand on a day, made ready for scanning. Immutable; does not change when policies are reloaded. */
public final class ScanPlan {
    private final PolicyBook book;
    private final List<String> policyIds;
    private final LocalDate asOf;
    private final SortedSet<AttributeKey> attributes;

    private ScanPlan(PolicyBook book, List<String> policyIds, LocalDate asOf) {
        this.book = book;
        this.policyIds = policyIds;
        this.asOf = asOf;
        var all = new TreeSet<AttributeKey>();
        book.vocabulary().all().stream().map(Attribute::key).forEach(all::add);
        this.attributes = Collections.unmodifiableSortedSet(all);
    }

    /**
     * A plan for these policies of a book.
     *
     * @throws NoSuchElementException if the book has no such policy
     */
    public static ScanPlan of(PolicyBook book, Collection<String> policyIds, LocalDate asOf) {
        for (String id : policyIds) {
            if (book.find(id).isEmpty()) {
                throw new NoSuchElementException(id);
            }
        }
        return new ScanPlan(book, List.copyOf(policyIds), asOf);
    }

    /** All attributes the policies ask for, also through the policies they refer to. */
    public SortedSet<AttributeKey> attributes() {
        return attributes;
    }

    /** Ids, in the order of results. */
    public List<String> policies() {
        return policyIds;
    }

    /** The day the policies are taken as of. */
    public LocalDate asOf() {
        return asOf;
    }

    PolicyBook book() {
        return book;
    }
}
