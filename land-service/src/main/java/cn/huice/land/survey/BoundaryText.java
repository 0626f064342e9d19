package cn.huice.land.survey;

import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.Parcel;
import cn.huice.web.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The 界址点坐标 text in which surveys are handed in: {@code [属性描述]} says reference system, zone and unit, {@code [地块坐标]} has for each
 * parcel a line {@code 点数,面积(公顷),地块编号,地块名称,图形属性,图幅号,地块用途,地类编码,@} and a line {@code 点号,圈号,X,Y} for each corner. X is the northing;
 * Y the easting with the zone's number before it. Rings within others are holes. UTF-8 or GB 18030.
 */
final class BoundaryText {
    private static final String CGCS2000 = "2000国家大地坐标系";
    private static final BigDecimal HECTARE = new BigDecimal("10000");
    private static final double SOUTHERNMOST = 300_000;
    private static final double NORTHERNMOST = 6_000_000;
    private static final double PREFIX = 1_000_000;
    private static final int FIELDS_OF_PARCEL = 9;

    private BoundaryText() {}

    /** What the head of the file says. */
    private record Head(Optional<Integer> width, Optional<Integer> zone) {}

    static List<Row> read(Path file) throws IOException {
        List<String> lines =
                text(Files.readAllBytes(file)).lines().map(String::strip).toList();
        int coordinates = lines.indexOf("[地块坐标]");
        if (!lines.contains("[属性描述]") || coordinates < 0) {
            throw FileRefused.of("应有 [属性描述] 与 [地块坐标] 两部分", "must have the parts [属性描述] and [地块坐标]", "[属性描述], [地块坐标]");
        }
        Head head = head(lines.subList(0, coordinates));
        List<Row> rows = new ArrayList<>();
        List<String> parcel = new ArrayList<>();
        String title = null;
        for (String line : lines.subList(coordinates + 1, lines.size())) {
            if (line.endsWith("@")) {
                if (title != null) {
                    rows.add(row(rows.size() + 1, title, parcel, head));
                }
                title = line;
                parcel = new ArrayList<>();
            } else if (!line.isEmpty()) {
                parcel.add(line);
            }
        }
        if (title != null) {
            rows.add(row(rows.size() + 1, title, parcel, head));
        }
        return rows;
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Head head(List<String> lines) {
        Map<String, String> said = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                said.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        String system = said.getOrDefault("坐标系", "");
        if (!system.equals(CGCS2000) && !system.toUpperCase(Locale.ROOT).contains("CGCS2000")) {
            throw FileRefused.of(
                    "坐标系为「" + system + "」，应先转换到 " + CGCS2000,
                    "its reference system is '" + system + "'; convert to CGCS2000 first",
                    CGCS2000);
        }
        if (!said.getOrDefault("计量单位", "米").equals("米")) {
            throw FileRefused.of("计量单位应为米", "coordinates must be in metres", "计量单位=米");
        }
        return new Head(number(said.get("几度分带")), number(said.get("带号")));
    }

    private static Row row(int number, String title, List<String> lines, Head head) {
        Map<String, Object> properties = new HashMap<>();
        try {
            String[] fields = title.split(",", -1);
            if (fields.length < FIELDS_OF_PARCEL) {
                throw bad(
                        "地块行应有 " + FIELDS_OF_PARCEL + " 项",
                        "a parcel's line has " + FIELDS_OF_PARCEL + " fields",
                        title);
            }
            properties.put("code", fields[2].strip());
            if (!fields[1].isBlank()) {
                properties.put("registeredArea", squareMetres(fields[1].strip()));
            }
            if (!fields[7].isBlank()) {
                properties.put("useCode", fields[7].strip());
            }
            if (!fields[4].strip().equals("面")) {
                throw bad("图形属性应为「面」", "must be an area", "面");
            }
            if (!fields[0].strip().equals(Integer.toString(lines.size()))) {
                throw bad(
                        "写明 " + fields[0].strip() + " 个界址点，实有 " + lines.size() + " 个",
                        "says " + fields[0].strip() + " corners and has " + lines.size(),
                        "point count");
            }
            return Row.read(number, properties, outline(lines, head));
        } catch (ProblemException refusal) {
            return Row.refused(number, properties, refusal);
        }
    }

    private static BigDecimal squareMetres(String hectares) {
        if (!hectares.matches("\\d{1,6}(\\.\\d{1,10})?")) {
            throw bad("面积应为公顷数", "the area must be a number of hectares", "ha");
        }
        return new BigDecimal(hectares).multiply(HECTARE).setScale(2, RoundingMode.HALF_UP);
    }

    private static Geometry outline(List<String> lines, Head head) {
        Map<Integer, List<Coordinate>> rings = new TreeMap<>();
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            if (fields.length != 4 || !fields[1].strip().matches("\\d{1,4}")) {
                throw bad("界址点行应为「点号,圈号,X,Y」：" + line, "a corner is 'number,ring,X,Y': " + line, "J1,1,X,Y");
            }
            rings.computeIfAbsent(Integer.valueOf(fields[1].strip()), ring -> new ArrayList<>())
                    .add(place(metres(fields[2], line), metres(fields[3], line), head));
        }
        List<LinearRing> closed = new ArrayList<>();
        rings.forEach((ring, corners) -> closed.add(Outline.ring(corners, "geometry")));
        return assembled(closed);
    }

    private static double metres(String text, String line) {
        if (!text.strip().matches("-?\\d{1,9}(\\.\\d{1,10})?")) {
            throw bad("坐标不是数：" + line, "a coordinate is not a number: " + line, "metres");
        }
        return Double.parseDouble(text.strip());
    }

    /** X is north and Y is east, as surveyors have it. */
    private static Coordinate place(double x, double y, Head head) {
        if (x > PREFIX * 10 || (x < PREFIX && y > PREFIX && y < NORTHERNMOST)) {
            throw Outline.unfit(
                    "geometry",
                    "坐标轴次序颠倒：X 应为北坐标、Y 为带号加东坐标，给出 X=" + plain(x) + "，Y=" + plain(y),
                    "wrong axis order: X is the northing and Y the easting with its zone, but X=" + plain(x) + ", Y="
                            + plain(y),
                    "axis-order");
        }
        if (x < SOUTHERNMOST || x > NORTHERNMOST) {
            throw Outline.unfit(
                    "geometry",
                    "北坐标 X=" + plain(x) + " 超出范围",
                    "the northing X=" + plain(x) + " is out of range",
                    "northing");
        }
        int prefix = (int) (y / PREFIX);
        int number = prefix > 0 ? prefix : head.zone().orElse(0);
        int width = head.width().orElse(number >= 25 ? 3 : 6);
        if (!Zone.exists(width, number)) {
            throw Outline.unfit(
                    "geometry",
                    "带号 " + number + " 不是 " + width + " 度带的带号（Y=" + plain(y) + "）",
                    number + " is no zone of " + width + " degrees (Y=" + plain(y) + ")",
                    "zone");
        }
        if (prefix > 0 && head.zone().isPresent() && head.zone().get() != prefix) {
            throw Outline.unfit(
                    "geometry",
                    "Y 坐标的带号 " + prefix + " 与文件所述带号 " + head.zone().get() + " 不同",
                    "Y has zone " + prefix + ", the file says " + head.zone().get(),
                    "zone");
        }
        return new Zone(width, number).place(new Coordinate(y - prefix * PREFIX, x));
    }

    /** Each ring within an odd number of others is a hole of the smallest of them. */
    private static Geometry assembled(List<LinearRing> rings) {
        List<Polygon> filled = rings.stream().map(Outline.PLACES::createPolygon).toList();
        Map<Integer, List<LinearRing>> holes = new TreeMap<>();
        for (int i = 0; i < rings.size(); i++) {
            int around = -1;
            int depth = 0;
            for (int other = 0; other < rings.size(); other++) {
                if (other != i && filled.get(other).contains(filled.get(i))) {
                    depth++;
                    around = around < 0 || filled.get(around).contains(filled.get(other)) ? other : around;
                }
            }
            if (depth % 2 == 0) {
                holes.computeIfAbsent(i, outer -> new ArrayList<>());
            } else {
                holes.computeIfAbsent(around, outer -> new ArrayList<>()).add(rings.get(i));
            }
        }
        Polygon[] polygons = holes.entrySet().stream()
                .map(each -> Outline.PLACES.createPolygon(
                        rings.get(each.getKey()), each.getValue().toArray(new LinearRing[0])))
                .toArray(Polygon[]::new);
        return polygons.length == 1 ? polygons[0] : Outline.PLACES.createMultiPolygon(polygons);
    }

    /** All in one zone, corners to the millimetre. */
    static void write(Stream<Parcel> parcels, Zone zone, LocalDate day, OutputStream to) throws IOException {
        try (BufferedWriter text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
            text.write("""
                    [属性描述]
                    格式版本号=1.01版本
                    数据产生单位=惠策
                    数据产生日期=%s
                    坐标系=%s
                    几度分带=%d
                    投影类型=高斯克吕格
                    计量单位=米
                    带号=%d
                    精度=0.001
                    转换参数=,,,,,,
                    [地块坐标]
                    """.formatted(day, CGCS2000, zone.width(), zone.number()).replace("\n", "\r\n"));
            for (Parcel parcel : (Iterable<Parcel>) parcels::iterator) {
                write(parcel, zone, text);
            }
        }
    }

    private static void write(Parcel parcel, Zone zone, BufferedWriter text) throws IOException {
        List<String> corners = new ArrayList<>();
        int ring = 0;
        Geometry plane = zone.plane(parcel.content().outline());
        for (int i = 0; i < plane.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) plane.getGeometryN(i);
            corners.addAll(corners(polygon.getExteriorRing(), ++ring, corners.size(), zone));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                corners.addAll(corners(polygon.getInteriorRingN(hole), ++ring, corners.size(), zone));
            }
        }
        String hectares = parcel.content()
                .registeredArea()
                .divide(HECTARE)
                .stripTrailingZeros()
                .toPlainString();
        text.write(String.join(
                ",",
                Integer.toString(corners.size()),
                hectares,
                parcel.code().value(),
                "",
                "面",
                "",
                "",
                parcel.content().use().code(),
                "@"));
        text.write("\r\n");
        for (String corner : corners) {
            text.write(corner);
            text.write("\r\n");
        }
    }

    private static List<String> corners(LinearRing ring, int number, int before, Zone zone) {
        List<String> lines = new ArrayList<>();
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 0; i < corners.length; i++) {
            // The last corner is the first again.
            int point = before + (i == corners.length - 1 ? 1 : i + 1);
            lines.add(String.format(
                    Locale.ROOT, "J%d,%d,%.3f,%d%010.3f", point, number, corners[i].y, zone.number(), corners[i].x));
        }
        return lines;
    }

    private static Optional<Integer> number(String text) {
        return text == null || !text.matches("\\d{1,2}") ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    private static ProblemException bad(String zh, String en, String rule) {
        return Outline.unfit("geometry", zh, en, rule);
    }
}
