package cn.huice.bench.land;

import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Bench;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Town;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions by place and page by page, through the door and in plain SQL, in one run over one database. */
final class ParcelQueries {
    private static final String DATABASE = "land";
    private static final String ITEMS = "/ogc/collections/parcels/items";
    private static final Pattern RETURNED = Pattern.compile("\"numberReturned\":(\\d+)");
    private static final Pattern NEXT = Pattern.compile("\"href\":\"https?://[^/]+([^\"]+)\",\"rel\":\"next\"");
    private static final double SLOWEST_MILLIS = 15;
    private static final int WARM_UP = 2_000;
    private static final int PAGE = 1_000;

    /** What the door asks too, but for outlines that are looked into. */
    private static final String BY_PLACE = """
            SELECT * FROM parcel_version p
            WHERE valid_until IS NULL AND superseded_at IS NULL AND extent && box(point(?, ?), point(?, ?))
              AND west <= ? AND east >= ? AND south <= ? AND north >= ?
            ORDER BY code LIMIT 100
            """;

    private static final String BY_KEY = """
            SELECT * FROM parcel_version p WHERE valid_until IS NULL AND superseded_at IS NULL AND code > ? ORDER BY code LIMIT 1000
            """;

    private final Bench bench;
    private final Town town;
    private final Report report;
    private final Cadastre cadastre;
    private final int questions;

    ParcelQueries(Bench bench, int parcels, int questions) {
        this.bench = bench;
        this.town = bench.town();
        this.report = bench.report();
        this.cadastre = Cadastre.of(parcels);
        this.questions = questions;
    }

    /** The register is kept for the next time. */
    void run() {
        boolean kept = town.number(
                                DATABASE,
                                "select count(*) from pg_tables where tablename in ('parcel_version', 'parcel_extent')")
                        > 1
                && town.number(DATABASE, "select count(*) from parcel_version") == cadastre.parcels();
        if (!kept) {
            town.emptied(DATABASE);
        }
        Program land = town.service("land-service", DATABASE, bench.jvm());
        if (!kept) {
            report.progress("making up %,d parcels".formatted(cadastre.parcels()));
            cadastre.fill(town, DATABASE);
        }
        Map<String, Long> processes = Map.of("service", land.pid(), "postgres", town.postgres.pid());
        try (Door door = new Door(land.door(), 8);
                Connection database = town.connect(DATABASE)) {
            if (bench.has("place")) {
                byPlace(door, database, processes);
            }
            if (bench.has("pages")) {
                byKey(door, database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            land.stop();
        }
    }

    /** The same windows for both, each with a hundred parcels. */
    private void byPlace(Door door, Connection database, Map<String, Long> processes) throws SQLException {
        Random random = new Random(11);
        List<String> windows = new ArrayList<>();
        for (int i = 0; i < questions + WARM_UP; i++) {
            windows.add(
                    cadastre.box(random.nextInt(cadastre.columns() - 10), random.nextInt(cadastre.rows() - 11), 10));
        }
        Table table = new Table(
                "bbox with 100 parcels",
                "median",
                "99 %",
                "longest",
                "a second",
                "processor: service",
                "PostgreSQL",
                "client");
        AtomicLong foundByDoor = new AtomicLong();
        Consumer<String> ask =
                window -> foundByDoor.addAndGet(returned(door.get(ITEMS + "?limit=100&bbox=" + window, null)));
        windows.subList(0, WARM_UP).forEach(ask);
        foundByDoor.set(0);
        List<String> measured = windows.subList(WARM_UP, windows.size());
        Load.Measured alone = bench.drawn("place", () -> new Load(1, processes).all(measured, ask));
        row(table, "through the door, one caller", alone);
        Load.Measured crowd = new Load(4, processes).all(measured, ask);
        row(table, "through the door, 4 callers", crowd);
        AtomicLong foundBySql = new AtomicLong();
        try (PreparedStatement select = database.prepareStatement(BY_PLACE)) {
            Consumer<String> sql = window -> foundBySql.addAndGet(select(select, window));
            windows.subList(0, WARM_UP).forEach(sql);
            foundBySql.set(0);
            row(table, "plain SQL, one caller", new Load(1, processes).all(measured, sql));
        }
        report.add(table);
        report.add("%,d parcels; %,d questions each; the door found %,d and plain SQL %,d."
                .formatted(cadastre.parcels(), questions, foundByDoor.get() / 2, foundBySql.get()));
        report.target(
                "bbox with 100 parcels of %,d, 99 %%".formatted(cadastre.parcels()),
                "at most 15 ms",
                "%.1f ms".formatted(alone.millis(0.99)),
                alone.millis(0.99) <= SLOWEST_MILLIS);
        report.target(
                "the same parcels as plain SQL",
                "%,d".formatted(foundBySql.get()),
                "%,d".formatted(foundByDoor.get() / 2),
                foundByDoor.get() / 2 == foundBySql.get());
    }

    /** All parcels, a thousand a page: the last page must not take longer than the first. */
    private void byKey(Door door, Connection database) throws SQLException {
        Table table = new Table(
                "all parcels, 1,000 a page",
                "pages",
                "parcels",
                "median of the first half",
                "of the second",
                "longest");
        List<Long> pages = new ArrayList<>();
        long parcels = bench.drawn("pages", () -> walk(door, ITEMS + "?limit=" + PAGE, pages));
        double[] halves = row(table, "through the door", pages, parcels);
        report.target(
                "pages later on take no longer",
                "under 1.5 x",
                "%.2f x".formatted(halves[1] / halves[0]),
                halves[1] / halves[0] < 1.5);
        report.target(
                "paging brings each parcel once",
                "%,d".formatted(cadastre.parcels()),
                "%,d".formatted(parcels),
                parcels == cadastre.parcels());
        pages.clear();
        String everywhere = ITEMS + "?limit=" + PAGE + "&bbox=116,38,119,41";
        parcels = walk(door, everywhere, pages);
        row(table, "through the door, bbox around all", pages, parcels);
        pages.clear();
        try (PreparedStatement select = database.prepareStatement(BY_KEY)) {
            String after = "";
            parcels = 0;
            while (after != null) {
                long begun = System.nanoTime();
                select.setString(1, after);
                after = null;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        after = rows.getString("code");
                        rows.getBytes("outline");
                        parcels++;
                    }
                }
                pages.add(System.nanoTime() - begun);
            }
        }
        row(table, "plain SQL", pages, parcels);
        report.add(table);
    }

    private static long walk(Door door, String first, List<Long> pages) {
        long parcels = 0;
        for (String path = first; path != null; ) {
            long begun = System.nanoTime();
            Door.Reply reply = door.get(path, null);
            pages.add(System.nanoTime() - begun);
            parcels += returned(reply);
            Matcher next = NEXT.matcher(reply.body());
            path = next.find() ? next.group(1) : null;
        }
        return parcels;
    }

    private static int returned(Door.Reply reply) {
        Matcher returned = RETURNED.matcher(reply.expect(200).body());
        if (!returned.find()) {
            throw new IllegalStateException("no numberReturned in " + reply.body());
        }
        return Integer.parseInt(returned.group(1));
    }

    private static int select(PreparedStatement select, String window) {
        String[] sides = window.split(",", -1);
        double west = Double.parseDouble(sides[0]);
        double south = Double.parseDouble(sides[1]);
        double east = Double.parseDouble(sides[2]);
        double north = Double.parseDouble(sides[3]);
        try {
            double[] arguments = {east, north, west, south, east, west, north, south};
            for (int i = 0; i < arguments.length; i++) {
                select.setDouble(i + 1, arguments[i]);
            }
            int found = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getBytes("outline");
                    found++;
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void row(Table table, String what, Load.Measured measured) {
        table.row(
                what,
                Figure.time(measured.millis(0.5) * 1e6),
                Figure.time(measured.millis(0.99) * 1e6),
                Figure.time(measured.millis(1) * 1e6),
                "%,.0f".formatted(measured.rate()),
                each(measured, "service"),
                each(measured, "postgres"),
                each(measured, "client"));
    }

    private static String each(Load.Measured measured, String process) {
        return Figure.time(measured.spent().of().get(process) * 1e9 / measured.count());
    }

    /** @return medians of both halves in nanoseconds */
    private static double[] row(Table table, String what, List<Long> pages, long parcels) {
        int half = pages.size() / 2;
        double first = median(pages.subList(0, half));
        double second = median(pages.subList(half, pages.size()));
        table.row(
                what,
                "%,d".formatted(pages.size()),
                "%,d".formatted(parcels),
                Figure.time(first),
                Figure.time(second),
                Figure.time(pages.stream().mapToLong(Long::longValue).max().orElse(0)));
        return new double[] {first, second};
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0L);
    }
}
