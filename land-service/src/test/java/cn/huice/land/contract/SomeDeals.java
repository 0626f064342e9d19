package cn.huice.land.contract;

import static cn.huice.land.contract.Land.clauses;

import java.util.List;
import java.util.Map;

/** What contracts of the tests are signed with. */
public final class SomeDeals {
    private SomeDeals() {}

    /** 弹性年期: twenty years from July on, paid at once; to be renewed a year before they end. */
    public static Map<String, Object> elasticTerm(int year) {
        return Map.of(
                "mode",
                "elastic_term_grant",
                "begins",
                year + "-07-01",
                "dealPrice",
                "3652500.00",
                "priceDue",
                List.of(year + "-07-10"),
                "terms",
                Map.of("grantYears", 20),
                "clauses",
                agreed(year + 1 + "-01-15", year + 3 + "-02-01", year + 19 + "-06-30"));
    }

    /** 先租后让: twice three years of lease from mid-June on, twenty in all. @param rent 元 of the lease */
    public static Map<String, Object> leaseThenGrant(int year, String rent) {
        return leaseThenGrant(
                year + "-06-15", rent, agreed(year + "-12-15", year + 3 + "-03-01", year + 19 + "-06-14"));
    }

    /** @param begins a day of that year, of which June 30 the rent is due */
    static Map<String, Object> leaseThenGrant(String begins, String rent, Map<String, Object> clauses) {
        return Map.of(
                "mode",
                "lease_then_grant",
                "begins",
                begins,
                "startPrice",
                "4000000.00",
                "dealPrice",
                "4800000.00",
                "rent",
                rent,
                "rentDue",
                List.of(begins.substring(0, 4) + "-06-30"),
                "terms",
                Map.of("constructionLeaseYears", 3, "productionLeaseYears", 3, "totalYears", 20),
                "clauses",
                clauses);
    }

    static Map<String, Object> agreed(String start, String completion, String renewalDeadline) {
        return clauses(
                Map.of("agreedStart", start, "agreedCompletion", completion, "renewalDeadline", renewalDeadline));
    }
}
