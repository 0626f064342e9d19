package cn.huice.local.district;

import cn.huice.local.Home;
import cn.huice.local.Part;
import cn.huice.local.walk.Api;
import cn.huice.local.walk.DistrictWalk;
import cn.huice.local.walk.WalkFailed;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Settles a district of the local system and scans it. */
public final class DistrictDemo {
    private static final String DISTRICT = "120103";
    static final long SEED = 20_221_201;

    private final Home home;
    private final int inhabitants;
    private final PrintStream out;

    /** @param inhabitants so many enterprises, and so many people */
    public DistrictDemo(Home home, int inhabitants, PrintStream out) {
        this.home = home;
        this.inhabitants = inhabitants;
        this.out = out;
    }

    /** Exit code 0 when every step went as it should. */
    public int run() {
        try (var api = Api.local(home.portBase())) {
            settle("industry", new Enterprises(SEED, "E-0001"));
            settle("talent", new People(SEED, "P-0001"));
            new DistrictWalk(api, out).run();
            return 0;
        } catch (WalkFailed failed) {
            out.println(failed.getMessage());
            return 1;
        } catch (SQLException failed) {
            out.println("the district could not be settled: " + failed.getMessage());
            return 1;
        }
    }

    private void settle(String database, Inhabitants kind) throws SQLException {
        out.printf("%n── 河西区：%,d 个 %s ──%n", inhabitants, kind.kind());
        Instant begin = Instant.now();
        String url = "jdbc:postgresql://127.0.0.1:" + home.port(Part.POSTGRES) + "/" + database;
        long facts = new Settlement(url, DISTRICT, out).settle(kind, inhabitants);
        long millis = Math.max(1, Duration.between(begin, Instant.now()).toMillis());
        out.printf("     新写入 %,d 项事实，每秒 %,d 项%n", facts, facts * 1000 / millis);
    }
}
