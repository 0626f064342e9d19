package cn.huice.bench.land;

import cn.huice.bench.running.Bench;
import java.util.List;

/** {@code ./huice bench land}: a city's parcels, asked for by place and page by page. */
public final class LandBench {
    private static final int PARCELS = 300_000;
    private static final int FEW = 20_000;

    private LandBench() {}

    /** @param arguments see {@link Bench#run} */
    public static void main(String... arguments) {
        Bench.run(
                "land",
                arguments,
                List.of("place", "pages"),
                bench -> new ParcelQueries(bench, bench.quick() ? FEW : PARCELS, bench.quick() ? 300 : 2_000).run());
    }
}
