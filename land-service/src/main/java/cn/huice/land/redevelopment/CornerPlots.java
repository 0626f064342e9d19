package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.policy.Editions;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import cn.huice.land.geometry.Areas;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Measures what 七（四）2 asks of a corner plot: how large it is, how much all of them make of their unit, and who holds the land beside
 * it. Whether that will do, the policy says.
 */
@ApplicationScoped
class CornerPlots {
    static final String POLICY = "ineff20-agreement-grant-corner";

    /** Degrees, about a metre: surveys of neighbours do not meet to the millimetre. */
    private static final double BESIDE = 1e-5;

    private final Database database;
    private final SurveyUnitTable units;
    private final Parcels parcels;
    private final Register register;
    private final Editions editions;
    private final Journal journal;
    private final Clock clock;

    CornerPlots(
            Database database,
            SurveyUnitTable units,
            Parcels parcels,
            Register register,
            Editions editions,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.units = units;
        this.parcels = parcels;
        this.register = register;
        this.editions = editions;
        this.journal = journal;
        this.clock = clock;
    }

    /** A plot with what the policy says of it as things stand, all plots of its unit counted. */
    record Measured(
            CornerPlot plot, BigDecimal unitFragmentArea, BigDecimal unitTotalArea, AssessmentView assessment) {}

    /**
     * Registers a plot of a unit; the areas of the unit's other plots follow.
     *
     * @throws ProblemException 404 without such a unit; 409 where the plot is registered; 422 for a parcel that is not in force or not
     *     in the unit
     */
    @Transactional(TxType.MANDATORY)
    Measured register(String unitId, String code, SubjectId holder) {
        SurveyUnit unit = units.locked(unitId).orElseThrow(() -> ProblemException.notFound("调查单元", unitId));
        ParcelCode plotCode = ParcelCode.read("parcel", code);
        Parcel parcel = parcels.inForce(plotCode)
                .filter(known -> unit.parcels().contains(code))
                .orElseThrow(() -> {
                    throw ProblemException.unprocessable(
                            "unfit-plot",
                            Text.of("零星土地不合要求", "The plot is not fit"),
                            FieldError.of("parcel", "不是该单元的现势宗地", "is no parcel in force of the unit", unitId));
                });
        CornerPlot plot = new CornerPlot(
                code, unitId, Areas.mu(parcel.content().registeredArea()), holder, adjacent(parcel, holder));
        boolean added =
                database.change("""
                        INSERT INTO corner_plot (code, unit_id, area, holder_kind, holder_id, adjacent, registered_on)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
                        """, code, unitId, plot.area(), holder.kind(), holder.id(), plot.adjacent(), today())
                        == 1;
        if (!added) {
            throw ProblemException.conflict("plot-registered", Text.of(code + " 已登记", code + " is registered already"));
        }
        of(unitId).forEach(each -> keep(each, unit));
        journal.append(NewEntry.kept("survey-unit/" + unitId, "cn.huice.corner-plot.registered.v1", code, plot));
        return measured(unit, plot);
    }

    List<CornerPlot> of(String unit) {
        return database.list("SELECT * FROM corner_plot WHERE unit_id = ? ORDER BY code", CornerPlots::read, unit);
    }

    Measured measured(SurveyUnit unit, CornerPlot plot) {
        Editions.Pinned book = editions.current();
        Facts facts = Facts.of(register.facts(subject(plot), today()));
        return new Measured(
                plot,
                fragments(unit.id()),
                unit.area(),
                AssessmentView.of(book.assessor().assess(book.policy(POLICY), today(), facts)));
    }

    private void keep(CornerPlot plot, SurveyUnit unit) {
        register.ensure(subject(plot), unit.district());
        record(plot, "parcel.is_fragment", new Value.Truth(true));
        record(plot, "parcel.area", new Value.Num(plot.area().stripTrailingZeros()));
        record(
                plot,
                "parcel.unit_fragment_area",
                new Value.Num(fragments(unit.id()).stripTrailingZeros()));
        record(plot, "parcel.unit_total_area", new Value.Num(unit.area().stripTrailingZeros()));
        record(plot, "parcel.applicant_is_adjacent_holder", new Value.Truth(plot.adjacent()));
    }

    private void record(CornerPlot plot, String attribute, Value value) {
        register.record(
                subject(plot),
                new AttributeKey(attribute),
                value,
                Validity.from(today()),
                RedevelopmentRights.AUTHORITY);
    }

    private BigDecimal fragments(String unit) {
        return of(unit).stream().map(CornerPlot::area).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the holder holds another parcel in force that touches this one. */
    private boolean adjacent(Parcel plot, SubjectId holder) {
        Geometry outline = plot.content().outline();
        Envelope reach = outline.getEnvelopeInternal().copy();
        reach.expandBy(BESIDE);
        return parcels.near(reach, today()).stream()
                .filter(other -> !other.code().equals(plot.code()))
                .filter(other -> other.content()
                        .holder()
                        .map(held -> held.subject().equals(holder))
                        .orElse(false))
                .anyMatch(other -> other.content().outline().isWithinDistance(outline, BESIDE));
    }

    private static SubjectId subject(CornerPlot plot) {
        return new SubjectId("parcel", plot.code());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    private static CornerPlot read(ResultSet row) throws SQLException {
        return new CornerPlot(
                row.getString("code"),
                row.getString("unit_id"),
                row.getBigDecimal("area"),
                new SubjectId(row.getString("holder_kind"), row.getString("holder_id")),
                row.getBoolean("adjacent"));
    }
}
