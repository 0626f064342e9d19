package cn.huice.land.survey;

import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.Content;
import cn.huice.land.parcel.Overlaps;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.Parcels;
import cn.huice.land.parcel.Registration;
import cn.huice.web.FieldError;
import cn.huice.web.Problem;
import cn.huice.web.ProblemException;
import cn.huice.web.RequestId;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Registers the parcels of a file, each in a transaction of its own, and says of each row what came of it. */
@ApplicationScoped
class SurveyImport {
    private final Parcels parcels;
    private final Overlaps overlaps;
    private final Displacement displacement;

    SurveyImport(Parcels parcels, Overlaps overlaps, Displacement displacement) {
        this.parcels = parcels;
        this.overlaps = overlaps;
        this.displacement = displacement;
    }

    /**
     * How a file is taken.
     *
     * @param dryRun nothing is registered; rows are held against the register and against each other
     * @param replace parcels that are registered are replaced where they differ; otherwise refused
     * @param defaults for attributes that a row does not have
     */
    record Manner(boolean dryRun, boolean replace, Map<String, Object> defaults, Locale language) {}

    List<RowReport> take(List<Row> rows, Manner manner) {
        List<RowReport> reports = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<Content> fitting = new ArrayList<>();
        for (Row row : rows) {
            try {
                reports.add(report(row, taken(row, manner, codes, fitting)));
            } catch (ProblemException refusal) {
                Problem problem = Problem.of(refusal, manner.language(), RequestId.current());
                reports.add(new RowReport(
                        row.number(), row.code(), RowReport.Result.REFUSED, problem.code(), problem.errors()));
            }
        }
        return reports;
    }

    private static RowReport report(Row row, RowReport.Result result) {
        return new RowReport(row.number(), row.code(), result, null, List.of());
    }

    private RowReport.Result taken(Row row, Manner manner, Set<String> codes, List<Content> fitting) {
        if (row.refusal().isPresent()) {
            throw row.refusal().get();
        }
        Map<String, Object> properties = new HashMap<>(manner.defaults());
        row.properties().forEach((name, value) -> {
            if (value != null) {
                properties.put(name, value);
            }
        });
        Registration registration = Registration.read(properties, row.outline().orElseThrow(), parcels.today());
        Content content = registration.content();
        if (!codes.add(content.code().value())) {
            throw ProblemException.unprocessable(
                    "code-twice",
                    Text.of("文件中宗地代码重复", "The parcel code stands twice in the file"),
                    FieldError.of("code", "与前面的行重复", "stands in a row before", "unique"));
        }
        Optional<Parcel> known = parcels.inForce(content.code());
        if (known.isPresent() && known.get().says(content)) {
            return RowReport.Result.UNCHANGED;
        }
        LocalDate from = registration.from().orElse(parcels.today());
        displacement.requireNone(content, from);
        boolean replacing = known.isPresent() && manner.replace();
        if (manner.dryRun()) {
            parcels.examine(content, from, replacing);
            requireFreeInFile(content, fitting);
            fitting.add(content);
        } else {
            QuarkusTransaction.requiringNew().run(() -> {
                if (replacing) {
                    parcels.replace(content, from, new Revision(known.get().version()));
                } else {
                    parcels.register(content, from);
                }
            });
        }
        return replacing ? RowReport.Result.REPLACED : RowReport.Result.REGISTERED;
    }

    /** What an earlier row would have taken is not free any more. */
    private void requireFreeInFile(Content content, List<Content> fitting) {
        Zone zone = Zone.at(content.outline().getEnvelopeInternal().centre().x);
        Geometry plane = zone.plane(content.outline());
        List<Overlaps.Overlap> shared = new ArrayList<>();
        for (Content other : fitting) {
            if (other.outline()
                    .getEnvelopeInternal()
                    .intersects(content.outline().getEnvelopeInternal())) {
                BigDecimal area = BigDecimal.valueOf(Outline.overlap(plane, zone.plane(other.outline())))
                        .setScale(2, RoundingMode.HALF_UP);
                if (area.compareTo(overlaps.tolerance()) > 0) {
                    shared.add(new Overlaps.Overlap(other.code(), area));
                }
            }
        }
        if (!shared.isEmpty()) {
            throw overlaps.refused(shared);
        }
    }
}
