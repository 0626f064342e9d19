package cn.huice.casework.round;

import cn.huice.casework.digest.TextDigest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts whose digests stand in the journal: all a round's outcome depends on, and the outcome. One line each case. */
final class Kept {
    private Kept() {}

    static String inputs(String rules, Funds funds, List<Entrant> entrants) {
        List<String> lines = new ArrayList<>();
        lines.add("rules " + TextDigest.sm3(rules));
        funds.shares()
                .forEach(share -> lines.add("share " + share.level() + " "
                        + share.share().stripTrailingZeros().toPlainString()));
        new TreeMap<>(funds.left()).forEach((pot, left) -> lines.add("left " + pot + " " + fen(left)));
        funds.total().ifPresent(total -> lines.add("total " + fen(total)));
        funds.places().ifPresent(places -> lines.add("places " + places));
        entrants.stream()
                .sorted(Comparator.comparing(Entrant::number))
                .map(each -> String.join(
                        " ",
                        "case",
                        each.number(),
                        each.caseId(),
                        each.district(),
                        each.submittedAt().toString(),
                        fen(each.asked()),
                        each.exempt() ? "exempt" : "competing",
                        each.group().isEmpty() ? "-" : each.group(),
                        new TreeMap<>(each.values())
                                .entrySet().stream()
                                        .map(value -> value.getKey() + "="
                                                + value.getValue()
                                                        .stripTrailingZeros()
                                                        .toPlainString())
                                        .collect(Collectors.joining(","))))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    static String result(List<Verdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparing(verdict -> verdict.entrant().number()))
                .map(verdict -> String.join(
                                " ",
                                verdict.entrant().number(),
                                verdict.rank().isPresent()
                                        ? Integer.toString(verdict.rank().getAsInt())
                                        : "-",
                                verdict.standing().name(),
                                fen(verdict.amount()))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String fen(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
