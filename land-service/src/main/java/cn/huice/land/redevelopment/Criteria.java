package cn.huice.land.redevelopment;

import java.time.LocalDate;
import java.util.List;

/**
 * 各区判断标准: one version of a district's criteria.
 *
 * @param district GB/T 2260
 * @param version 1, 2, 3 ... of the district
 * @param validFrom the first day; it holds until a later version's
 * @param needed how many aspects must fall short for land to be inefficient
 */
public record Criteria(
        String district, int version, LocalDate validFrom, String title, int needed, List<Criterion> aspects) {
    public Criteria {
        aspects = List.copyOf(aspects);
    }
}
