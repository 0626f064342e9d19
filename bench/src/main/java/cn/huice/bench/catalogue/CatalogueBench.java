package cn.huice.bench.catalogue;

import cn.huice.bench.running.Bench;
import java.time.LocalDate;
import java.util.List;

/** {@code ./huice bench catalogue}: one profile against all policies, and scans of a whole register, through the door. */
public final class CatalogueBench {
    /** All policies of the district's scan are in force on this day. */
    static final LocalDate DAY = LocalDate.of(2022, 12, 1);

    private CatalogueBench() {}

    /** @param arguments see {@link Bench#run} */
    public static void main(String... arguments) {
        Bench.run("catalogue", arguments, List.of("assessments", "scan"), CatalogueBench::measure);
    }

    private static void measure(Bench bench) {
        CatalogueEffort effort = bench.quick() ? CatalogueEffort.QUICK : CatalogueEffort.FULL;
        if (bench.has("assessments")) {
            new OneProfile(bench, effort).run();
        }
        if (bench.has("scan")) {
            new WholeRegister(bench, effort).run();
        }
    }
}
