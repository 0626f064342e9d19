package cn.huice.casework.budget;

import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which level pays which part of an award; fractions of a fen fall to the city. */
public final class FundingSplit {
    public static final String CITY = Budget.CITY;
    private static final List<FundingShare> ALL_FROM_THE_CITY = List.of(new FundingShare(CITY, BigDecimal.ONE));

    private FundingSplit() {}

    /**
     * @param shares empty means all from the city
     * @param amount 元, 0 or more, in whole fen
     * @return 元 by level, which add up to the amount; the city's last
     */
    public static Map<String, BigDecimal> of(List<FundingShare> shares, BigDecimal amount) {
        List<FundingShare> cityLast = (shares.isEmpty() ? ALL_FROM_THE_CITY : shares)
                .stream()
                        .sorted(Comparator.comparing(share -> share.level().equals(CITY)))
                        .toList();
        List<BigDecimal> parts = Apportionment.of(
                amount, cityLast.stream().map(FundingShare::share).toList());
        Map<String, BigDecimal> byLevel = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            byLevel.merge(cityLast.get(i).level(), parts.get(i), BigDecimal::add);
        }
        return byLevel;
    }
}
