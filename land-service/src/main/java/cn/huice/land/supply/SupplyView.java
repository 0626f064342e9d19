package cn.huice.land.supply;

import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A supply in the API.
 *
 * @param conditionsLate whether the planning conditions came late or are overdue
 * @param schemeLate the same of the scheme's approval
 * @param examination the rules it was held against, the city's and Binhai's side by side
 * @param deal null until it is concluded
 */
record SupplyView(
        UUID id,
        UUID planItem,
        String parcel,
        String district,
        Supply.State state,
        LocalDate requestedOn,
        LocalDate conditionsDue,
        LocalDate conditionsOn,
        boolean conditionsLate,
        PlanningConditions conditions,
        boolean newConstruction,
        LocalDate schemeDue,
        LocalDate schemeOn,
        LocalDate decidedOn,
        boolean schemeLate,
        SchemeView scheme,
        Examination examination,
        String comment,
        DealView deal,
        long revision) {

    /** The scheme; money in 元. */
    record SchemeView(
            String mode,
            SupplyMethod method,
            SupplyTerms terms,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal startPrice,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal deposit,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal bidStep,
            boolean standardLand,
            Indicators indicators,
            String town,
            Map<String, Object> facts,
            String reason) {

        static SchemeView of(Scheme s) {
            return new SchemeView(
                    s.mode().code(),
                    s.method(),
                    s.terms(),
                    s.startPrice(),
                    s.deposit(),
                    s.bidStep(),
                    s.standardLand(),
                    s.indicators(),
                    s.town(),
                    s.facts(),
                    s.reason());
        }
    }

    /** 得分 of one who took part. @param price 元 */
    record ScoreView(
            SubjectId bidder,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal score,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price) {

        static ScoreView of(Deal.Score score) {
            return new ScoreView(score.bidder(), score.score(), score.price());
        }
    }

    /** @param confirmation number of the 成交确认书 @param price 元 */
    record DealView(
            String confirmation,
            UUID listing,
            SubjectId winner,
            SupplyMethod method,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal deposit,
            String reason,
            List<ScoreView> scores,
            LocalDate on) {

        static DealView of(Deal.Concluded concluded) {
            Deal deal = concluded.deal();
            return new DealView(
                    concluded.confirmation(),
                    deal.listing().orElse(null),
                    deal.winner(),
                    deal.method(),
                    deal.price(),
                    deal.deposit(),
                    deal.reason().orElse(null),
                    deal.scores().stream().map(ScoreView::of).toList(),
                    concluded.on());
        }
    }

    static SupplyView of(Supply s, LocalDate today, Deal.Concluded deal) {
        return new SupplyView(
                s.id(),
                s.planItem().orElse(null),
                s.parcel(),
                s.district(),
                s.state(),
                s.requestedOn(),
                s.conditionsDue().orElse(null),
                s.conditionsOn().orElse(null),
                s.conditionsLate(today),
                s.conditions().orElse(null),
                s.newConstruction(),
                s.schemeDue().orElse(null),
                s.schemeOn().orElse(null),
                s.decidedOn().orElse(null),
                s.schemeLate(today),
                s.scheme().map(SchemeView::of).orElse(null),
                s.examination().orElse(null),
                s.comment().orElse(null),
                deal == null ? null : DealView.of(deal),
                s.revision());
    }

    /** A line of the list. */
    record Line(
            UUID id,
            String parcel,
            String district,
            Supply.State state,
            String mode,
            SupplyMethod method,
            LocalDate requestedOn,
            LocalDate conditionsDue,
            LocalDate conditionsOn,
            boolean conditionsLate,
            LocalDate schemeDue,
            LocalDate decidedOn,
            boolean schemeLate) {

        static Line of(Supply s, LocalDate today) {
            return new Line(
                    s.id(),
                    s.parcel(),
                    s.district(),
                    s.state(),
                    s.scheme().map(scheme -> scheme.mode().code()).orElse(null),
                    s.scheme().map(Scheme::method).orElse(null),
                    s.requestedOn(),
                    s.conditionsDue().orElse(null),
                    s.conditionsOn().orElse(null),
                    s.conditionsLate(today),
                    s.schemeDue().orElse(null),
                    s.decidedOn().orElse(null),
                    s.schemeLate(today));
        }
    }
}
