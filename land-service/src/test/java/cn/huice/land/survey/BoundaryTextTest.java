package cn.huice.land.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class BoundaryTextTest {
    private static final String HEAD = """
            [属性描述]
            格式版本号=1.01版本
            数据产生单位=滨海测绘
            坐标系=2000国家大地坐标系
            几度分带=3
            投影类型=高斯克吕格
            计量单位=米
            带号=39
            精度=0.001
            [地块坐标]
            """;
    private static final String SQUARE = """
            5,1.0,120116001002GB00017,北塘 3 号地,面,,工业用地,0601,@
            J1,1,4329800.000,39560500.000
            J2,1,4329900.000,39560500.000
            J3,1,4329900.000,39560600.000
            J4,1,4329800.000,39560600.000
            J1,1,4329800.000,39560500.000
            """;

    @TempDir
    Path folder;

    @Test
    void x_is_the_northing_and_y_the_easting_behind_its_zone() throws IOException {
        Row row = read(HEAD + SQUARE).getFirst();
        assertEquals("120116001002GB00017", row.code());
        assertEquals(new BigDecimal("10000.00"), row.properties().get("registeredArea"));
        assertEquals("0601", row.properties().get("useCode"));
        Geometry plane = Zone.of(39).plane(row.outline().orElseThrow());
        assertEquals(10_000, plane.getArea(), 0.001);
        assertEquals(560_500, plane.getEnvelopeInternal().getMinX(), 1e-6);
        assertEquals(4_329_800, plane.getEnvelopeInternal().getMinY(), 1e-6);
    }

    @Test
    void an_easting_without_a_zone_takes_the_files() throws IOException {
        Geometry with = read(HEAD + SQUARE).getFirst().outline().orElseThrow();
        Geometry without = read(HEAD + SQUARE.replace(",39560", ",560"))
                .getFirst()
                .outline()
                .orElseThrow();
        assertTrue(with.equalsExact(without, 1e-12));
        assertEquals("zone", refusal(HEAD.replace("带号=39\n", "") + SQUARE.replace(",39560", ",560")));
        assertEquals("zone", refusal(HEAD.replace("带号=39", "带号=40") + SQUARE));
        assertEquals("zone", refusal(HEAD + SQUARE.replace(",39560", ",99560")));
    }

    @Test
    void wide_zones_are_read_too() throws IOException {
        String wide = (HEAD + SQUARE)
                .replace("几度分带=3", "几度分带=6")
                .replace("带号=39", "带号=20")
                .replace(",39560", ",20560");
        assertTrue(read(HEAD + SQUARE)
                .getFirst()
                .outline()
                .orElseThrow()
                .equalsExact(read(wide).getFirst().outline().orElseThrow(), 1e-12));
    }

    @Test
    void rings_within_others_are_holes_and_others_are_parts() throws IOException {
        String hole = square(2, 4329840, 560540, 20);
        String part = square(3, 4329950, 560500, 30);
        String title = "15,1.0,120116001002GB00017,,面,,,0601,@\n";
        String outer = SQUARE.substring(SQUARE.indexOf('\n') + 1);
        Geometry outline = Outline.checked(
                read(HEAD + title + outer + hole + part).getFirst().outline().orElseThrow(), "geometry");
        assertEquals(2, outline.getNumGeometries());
        assertEquals(10_000 - 400 + 900, Zone.of(39).plane(outline).getArea(), 0.001);
        assertEquals(1, ((Polygon) outline.getGeometryN(0)).getNumInteriorRing());
    }

    @Test
    void a_row_that_is_wrong_is_refused_and_the_next_is_read() throws IOException {
        String open = SQUARE.replace("J1,1,4329800.000,39560500.000\n", "").replace("5,1.0", "3,1.0");
        List<Row> rows = read(HEAD + open.replace("GB00017", "GB00018") + SQUARE);
        assertEquals(
                "ring-too-short",
                rows.get(0).refusal().orElseThrow().errors().getFirst().rule());
        assertTrue(rows.get(1).outline().isPresent());
        assertEquals("point count", refusal(HEAD + SQUARE.replace("5,1.0", "6,1.0")));
        assertEquals("面", refusal(HEAD + SQUARE.replace("面", "线")));
        assertEquals("metres", refusal(HEAD + SQUARE.replace("4329900.000,39560600", "x,39560600")));
    }

    @Test
    void swapped_axes_are_recognised() throws IOException {
        String swapped = SQUARE.replaceAll("J(\\d),1,([0-9.]+),([0-9.]+)", "J$1,1,$3,$2");
        assertEquals("axis-order", refusal(HEAD + swapped));
        assertEquals("axis-order", refusal(HEAD + swapped.replace(",39560", ",560")));
    }

    @Test
    void other_reference_systems_and_other_files_are_refused_whole() {
        assertEquals("2000国家大地坐标系", whole(HEAD.replace("2000国家大地坐标系", "80国家大地坐标系") + SQUARE));
        assertEquals("[属性描述], [地块坐标]", whole("hello"));
    }

    @Test
    void files_of_older_programs_come_in_gb_18030() throws IOException {
        Path file = folder.resolve("gb.txt");
        Files.write(file, (HEAD + SQUARE).replace("\n", "\r\n").getBytes(Charset.forName("GB18030")));
        assertTrue(BoundaryText.read(file).getFirst().outline().isPresent());
    }

    private static String square(int ring, int north, int east, int side) {
        int[][] corners = {{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}};
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < corners.length; i++) {
            lines.append(
                    "J%d,%d,%d,39%d\n".formatted(ring * 10 + i, ring, north + corners[i][0], east + corners[i][1]));
        }
        return lines.toString();
    }

    private String refusal(String text) throws IOException {
        return read(text).getFirst().refusal().orElseThrow().errors().getFirst().rule();
    }

    private String whole(String text) {
        return assertThrows(ProblemException.class, () -> read(text))
                .errors()
                .getFirst()
                .rule();
    }

    private List<Row> read(String text) throws IOException {
        Path file = folder.resolve("survey.txt");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return BoundaryText.read(file);
    }
}
