package cn.huice.policy.scan;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Policies as they stand on a day, made ready for scanning. Immutable; it does not change when policies are reloaded.
 */
public final class ScanPlan {
    private final PolicyBook book;
    private final LocalDate asOf;
    private final WorkingDays calendar;
    private final List<PolicyPlan> policies;
    private final Nodes nodes = new Nodes();
    private final List<AttributeKey> slots;

    private ScanPlan(PolicyBook book, List<String> policyIds, LocalDate asOf, WorkingDays calendar) {
        this.book = book;
        this.asOf = asOf;
        this.calendar = calendar;
        var planner = new Planner(book, asOf, calendar, nodes);
        this.policies = policyIds.stream().map(planner::plan).toList();
        this.slots = nodes.slots();
    }

    /**
     * A plan for these policies of a book, without a calendar of working days.
     *
     * @throws NoSuchElementException if the book has no such policy
     */
    public static ScanPlan of(PolicyBook book, Collection<String> policyIds, LocalDate asOf) {
        return of(book, policyIds, asOf, WorkingDays.NONE);
    }

    /**
     * A plan for these policies of a book.
     *
     * @throws NoSuchElementException if the book has no such policy
     */
    public static ScanPlan of(PolicyBook book, Collection<String> policyIds, LocalDate asOf, WorkingDays calendar) {
        for (String id : policyIds) {
            if (book.find(id).isEmpty()) {
                throw new NoSuchElementException(id);
            }
        }
        return new ScanPlan(book, List.copyOf(policyIds), asOf, calendar);
    }

    /** All attributes the policies ask for, also through the policies they refer to. */
    public SortedSet<AttributeKey> attributes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(slots));
    }

    /** Ids, in the order of results. */
    public List<String> policies() {
        return policies.stream().map(PolicyPlan::policyId).toList();
    }

    /** The day the policies are taken as of. */
    public LocalDate asOf() {
        return asOf;
    }

    PolicyBook book() {
        return book;
    }

    WorkingDays calendar() {
        return calendar;
    }

    List<PolicyPlan> plans() {
        return policies;
    }

    /** Attributes in the order conditions and quantities number them. */
    List<AttributeKey> slots() {
        return slots;
    }

    int conditions() {
        return nodes.conditions();
    }

    int quantities() {
        return nodes.quantities();
    }
}
