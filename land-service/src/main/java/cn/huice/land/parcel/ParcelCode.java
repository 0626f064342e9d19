package cn.huice.land.parcel;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 宗地代码: the 19 characters by which a parcel is known everywhere (TD/T 1001, the first part of the 不动产单元代码 of GB/T 37346):
 * county 6, cadastral district 3, sub-district 3, kind of ownership and right 2, sequence 5.
 */
public record ParcelCode(@JsonValue String value) implements Comparable<ParcelCode> {
    public static final int LENGTH = 19;
    private static final Pattern FORM =
            Pattern.compile("(?<county>\\d{6})(?<district>\\d{3})(?<sub>\\d{3})(?<right>[A-Z]{2})(?<sequence>\\d{5})");

    /** GB/T 37346: whose the land is. */
    private static final Map<Character, String> OWNERSHIP = Map.of('G', "国家土地所有权", 'J', "集体土地所有权", 'Z', "土地所有权未确定或有争议");

    /** GB/T 37346: which right it is a parcel of. */
    private static final Map<Character, String> RIGHTS = Map.ofEntries(
            Map.entry('A', "土地所有权宗地"),
            Map.entry('B', "建设用地使用权宗地（地表）"),
            Map.entry('S', "建设用地使用权宗地（地上）"),
            Map.entry('X', "建设用地使用权宗地（地下）"),
            Map.entry('C', "宅基地使用权宗地"),
            Map.entry('D', "土地承包经营权宗地（耕地）"),
            Map.entry('E', "土地承包经营权宗地（林地）"),
            Map.entry('F', "土地承包经营权宗地（草地）"),
            Map.entry('L', "林地使用权宗地"),
            Map.entry('N', "农用地使用权宗地"),
            Map.entry('H', "海域使用权宗海"),
            Map.entry('G', "无居民海岛使用权海岛"),
            Map.entry('W', "使用权未确定或有争议的宗地"),
            Map.entry('Y', "其他使用权宗地"));

    /** @throws IllegalArgumentException unless it is well-formed; {@link #read} says what is wrong */
    public ParcelCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a parcel code");
        }
    }

    public static boolean isWellFormed(String text) {
        return flaw(text) == null;
    }

    /** @throws ProblemException 400 naming the part that is wrong */
    public static ParcelCode read(String field, String text) {
        FieldError flaw = flaw(text);
        if (flaw != null) {
            throw ProblemException.badField(new FieldError(field, flaw.reason(), flaw.rule()));
        }
        return new ParcelCode(text);
    }

    /** 县级行政区划代码, GB/T 2260. */
    public String county() {
        return value.substring(0, 6);
    }

    /** 地籍子区 with all that is before it. */
    public String cadastralSubDistrict() {
        return value.substring(0, 12);
    }

    /** What kind of parcel it is, in words. */
    public String kind() {
        return OWNERSHIP.get(value.charAt(12)) + "，" + RIGHTS.get(value.charAt(13));
    }

    @Override
    public int compareTo(ParcelCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** Null where there is none. */
    private static FieldError flaw(String text) {
        if (text == null || text.isBlank()) {
            return flaw("必填：19 位宗地代码", "required: a parcel code of 19 characters", "TD/T 1001");
        }
        if (text.length() != LENGTH) {
            return flaw(
                    "宗地代码应为 19 位，给出了 " + text.length() + " 位",
                    "a parcel code has 19 characters, not " + text.length(),
                    "TD/T 1001: 19");
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return misplaced(text);
        }
        if (text.charAt(0) == '0' || parts.group("county").endsWith("0000")) {
            return flaw(
                    "第 1 至 6 位 " + parts.group("county") + " 不是县级行政区划代码",
                    "characters 1 to 6, " + parts.group("county") + ", are no code of a county or district",
                    "GB/T 2260");
        }
        String right = parts.group("right");
        if (!OWNERSHIP.containsKey(right.charAt(0))) {
            return flaw(
                    "第 13 位「" + right.charAt(0) + "」应为 G、J 或 Z（土地所有权类型）",
                    "character 13, '" + right.charAt(0) + "', must be G, J or Z (ownership)",
                    "GB/T 37346: G, J, Z");
        }
        if (!RIGHTS.containsKey(right.charAt(1))) {
            return flaw(
                    "第 14 位「" + right.charAt(1) + "」不是宗地特征码",
                    "character 14, '" + right.charAt(1) + "', is no kind of right",
                    "GB/T 37346: A B C D E F G H L N S W X Y");
        }
        return parts.group("sequence").equals("00000")
                ? flaw(
                        "第 15 至 19 位：宗地顺序号从 00001 开始",
                        "characters 15 to 19: the sequence begins with 00001",
                        "00001..99999")
                : null;
    }

    private static FieldError misplaced(String text) {
        for (int i = 0; i < LENGTH; i++) {
            boolean letter = i == 12 || i == 13;
            char c = text.charAt(i);
            if (letter ? c < 'A' || c > 'Z' : c < '0' || c > '9') {
                return flaw(
                        "第 " + (i + 1) + " 位「" + c + "」应为" + (letter ? "大写字母" : "数字"),
                        "character " + (i + 1) + ", '" + c + "', must be " + (letter ? "a capital letter" : "a digit"),
                        FORM.pattern().replaceAll("\\?<\\w+>", ""));
            }
        }
        throw new IllegalStateException(text);
    }

    private static FieldError flaw(String zh, String en, String rule) {
        return FieldError.of("code", zh, en, rule);
    }
}
