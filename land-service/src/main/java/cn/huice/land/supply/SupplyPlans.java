package cn.huice.land.supply;

import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.assessment.KnownFacts;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.supply.SupplyPlan.Ground;
import cn.huice.land.supply.SupplyPlan.Item;
import cn.huice.land.supply.SupplyPlan.State;
import cn.huice.registry.SubjectId;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plans made, filled and published. */
@ApplicationScoped
class SupplyPlans {
    private final SupplyPlanTable table;
    private final Priorities priorities;
    private final KnownFacts knownFacts;
    private final SupplyRights rights;
    private final Journal journal;
    private final Clock clock;

    SupplyPlans(
            SupplyPlanTable table,
            Priorities priorities,
            KnownFacts knownFacts,
            SupplyRights rights,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.priorities = priorities;
        this.knownFacts = knownFacts;
        this.rights = rights;
        this.journal = journal;
        this.clock = clock;
    }

    record Made(UUID plan, int year, String district) {}

    record ItemAdded(UUID plan, UUID item, BigDecimal area, String mode, Priority priority, List<Ground> grounds) {}

    record ItemRemoved(UUID plan, UUID item, String reason) {}

    /** @throws ProblemException 409 where the district has a plan of that year */
    @Transactional(TxType.MANDATORY)
    SupplyPlan make(int year, String district, String title) {
        SupplyPlan plan = new SupplyPlan(UUID.randomUUID(), year, district, title, State.DRAFT, now(), null, 1, 0);
        if (!table.insert(plan, rights.name())) {
            throw ProblemException.conflict(
                    "supply-plan-exists", Text.of("该区该年度的供应计划已有", "The district has a plan of that year"));
        }
        keep(plan, "cn.huice.supply-plan.made.v1", new Made(plan.id(), year, district));
        return table.find(plan.id()).orElseThrow();
    }

    /**
     * An item as it is asked for.
     *
     * @param parcel may be null
     * @param project may be null
     * @param area 亩
     */
    record NewItem(
            String title,
            String parcel,
            SubjectId project,
            BigDecimal area,
            SupplyMode mode,
            Map<String, Object> facts) {}

    /** Whether it goes first is decided today, by what is stated and what the register knows of the project. */
    @Transactional(TxType.MANDATORY)
    Item add(SupplyPlan plan, NewItem asked) {
        LocalDate today = Fields.today(clock);
        List<Ground> grounds = priorities.of(
                knownFacts.merge(
                        FactsInput.declared(asked.facts()),
                        asked.project() == null ? List.of() : List.of(asked.project()),
                        today),
                today);
        Item item = new Item(
                UUID.randomUUID(),
                plan.id(),
                asked.title(),
                asked.parcel(),
                asked.project() == null ? null : asked.project().id(),
                asked.area(),
                asked.mode().code(),
                asked.facts(),
                Priorities.granted(grounds).orElse(null),
                grounds,
                now(),
                null,
                null,
                0);
        table.insert(item, rights.name());
        keep(
                plan,
                "cn.huice.supply-plan.item-added.v1",
                new ItemAdded(plan.id(), item.id(), item.area(), item.mode(), item.priority(), grounds));
        return item;
    }

    /** @throws ProblemException 404 where the plan has no such item, 409 where it was taken out before */
    @Transactional(TxType.MANDATORY)
    void remove(SupplyPlan plan, UUID id, String reason) {
        Item item = table.item(id)
                .filter(found -> found.plan().equals(plan.id()))
                .orElseThrow(() -> ProblemException.notFound("供应计划项目", id.toString()));
        if (item.removedAt() != null) {
            throw ProblemException.conflict("item-removed", Text.of("该项目已移出计划", "The item has been taken out"));
        }
        table.remove(item, reason, now());
        keep(plan, "cn.huice.supply-plan.item-removed.v1", new ItemRemoved(plan.id(), id, reason));
    }

    /** @throws ProblemException 409 where it is published */
    @Transactional(TxType.MANDATORY)
    void publish(SupplyPlan plan) {
        if (plan.published()) {
            throw ProblemException.conflict("supply-plan-published", Text.of("计划已公布", "The plan is published"));
        }
        table.publish(plan.id(), Fields.today(clock));
        keep(plan, "cn.huice.supply-plan.published.v1", new Made(plan.id(), plan.year(), plan.district()));
    }

    private void keep(SupplyPlan plan, String type, Object data) {
        journal.append(NewEntry.kept("supply-plan/" + plan.id(), type, plan.district(), data));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
