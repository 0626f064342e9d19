package cn.huice.land.supply;

import cn.huice.casework.sanction.Sanctions;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.supply.Supply.State;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Concludes supplies: the number of the confirmation, the facts of parcel and winner, the journal, and whoever listens in the house. */
@ApplicationScoped
public class Deals {
    private final SupplyTable supplies;
    private final DealTable table;
    private final Register register;
    private final Sanctions sanctions;
    private final Journal journal;
    private final Event<DealConcluded> concluded;
    private final Clock clock;

    Deals(
            SupplyTable supplies,
            DealTable table,
            Register register,
            Sanctions sanctions,
            Journal journal,
            Event<DealConcluded> concluded,
            Clock clock) {
        this.supplies = supplies;
        this.table = table;
        this.register = register;
        this.sanctions = sanctions;
        this.journal = journal;
        this.concluded = concluded;
        this.clock = clock;
    }

    record Kept(
            UUID supply,
            String parcel,
            UUID listing,
            String confirmation,
            SubjectId winner,
            SupplyMode mode,
            SupplyMethod method,
            String price,
            String deposit,
            String reason,
            List<KeptScore> scores) {}

    /** @param price 元 */
    record KeptScore(SubjectId bidder, String score, String price) {}

    /** The deal of a supply, if it has come about. */
    public Optional<Deal.Concluded> of(UUID supply) {
        return table.of(supply);
    }

    /** @throws ProblemException 422 {@code subject-sanctioned} who is excluded for dishonesty gets no land */
    public void requireUnsanctioned(String field, String subject) {
        sanctions.active(subject, Fields.today(clock)).ifPresent(sanction -> {
            throw ProblemException.unprocessable(
                    "subject-sanctioned",
                    Text.of("该主体处于失信惩戒期", "The subject is excluded for dishonesty"),
                    FieldError.of(field, sanction.reason(), sanction.reason(), String.valueOf(sanction.article())));
        });
    }

    /**
     * Concludes a supply whose row the caller holds, in the state {@code from}.
     *
     * @param by whoever records it
     * @return the number of the 成交确认书
     */
    @Transactional(TxType.MANDATORY)
    public String conclude(Supply supply, State from, Deal deal, String by) {
        Supplies.require(supply, from);
        Scheme scheme = supply.scheme().orElseThrow();
        LocalDate today = Fields.today(clock);
        int number = table.nextNumber(supply.district(), today.getYear());
        String confirmation = DealTable.confirmation(supply.district(), today.getYear(), number);
        table.insert(
                new Deal.Concluded(supply.id(), confirmation, scheme.startPrice(), deal, today),
                supply.district(),
                number,
                by);
        supplies.move(supply.id(), State.CONCLUDED);
        journal.append(NewEntry.kept(
                "supply/" + supply.id(),
                "cn.huice.supply.concluded.v1",
                supply.parcel(),
                kept(supply, scheme, deal, confirmation)));
        register.ensure(deal.winner(), supply.district());
        record(supply, scheme, deal.winner(), deal.price(), today);
        concluded.fire(new DealConcluded(
                supply.id(),
                deal.listing(),
                confirmation,
                supply.parcel(),
                supply.district(),
                deal.winner(),
                scheme.mode(),
                deal.method(),
                scheme.startPrice(),
                deal.price(),
                deal.deposit(),
                scheme.terms(),
                today));
        return confirmation;
    }

    private static Kept kept(Supply supply, Scheme scheme, Deal deal, String confirmation) {
        return new Kept(
                supply.id(),
                supply.parcel(),
                deal.listing().orElse(null),
                confirmation,
                deal.winner(),
                scheme.mode(),
                deal.method(),
                deal.price().toPlainString(),
                deal.deposit().toPlainString(),
                deal.reason().orElse(null),
                deal.scores().stream()
                        .map(each -> new KeptScore(
                                each.bidder(),
                                each.score().toPlainString(),
                                each.price().toPlainString()))
                        .toList());
    }

    /** Of the parcel and of who got it, published to every service. */
    private void record(Supply supply, Scheme scheme, SubjectId winner, BigDecimal price, LocalDate from) {
        Map<AttributeKey, Value> facts = new TreeMap<>(SchemeFacts.terms(supply.district(), scheme));
        facts.put(new AttributeKey("supply.deal_price"), new Value.Num(price));
        for (SubjectId subject : List.of(new SubjectId("parcel", supply.parcel()), winner)) {
            facts.forEach((attribute, value) ->
                    register.record(subject, attribute, value, Validity.from(from), SupplyRights.AUTHORITY));
        }
    }
}
