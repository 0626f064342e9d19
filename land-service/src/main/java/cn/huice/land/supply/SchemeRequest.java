package cn.huice.land.supply;

import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.sql.Money;
import cn.huice.web.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scheme as it is submitted.
 *
 * @param mode code of {@code supply.mode}
 * @param startPrice 元, such as "4000000.00"
 * @param deposit 元; for all methods but agreement
 * @param bidStep 元; for listing and auction
 * @param indicators of 标准地
 * @param town 街镇 or park in which the parcel lies, as pauses of supply name it
 * @param facts other attributes of parcel and supply that its rules ask for
 * @param reason where a rule of the kind 一般 is exceeded, or none is in force
 */
record SchemeRequest(
        @NotNull String mode,
        @NotNull SupplyMethod method,
        @NotNull Years terms,
        @NotNull String startPrice,
        String deposit,
        String bidStep,
        Boolean standardLand,
        Indicators indicators,
        @NotBlank @Size(max = 100) String town,
        Map<String, Object> facts,
        @Size(max = 2000) String reason) {
    /** 城镇国有土地使用权出让和转让暂行条例 第十二条: for industry, and for no use that stands here longer. */
    private static final BigDecimal STATUTORY_YEARS = new BigDecimal("50");

    /** Years with two decimals at most; null where the mode has none of it. */
    record Years(
            BigDecimal grantYears,
            BigDecimal leaseYears,
            BigDecimal singleLeaseYears,
            BigDecimal constructionLeaseYears,
            BigDecimal productionLeaseYears,
            BigDecimal totalYears) {}

    /** @throws ProblemException 400 naming the field at fault, 422 beyond what the State allows */
    Scheme read() {
        SupplyMode read = SupplyMode.read("mode", mode);
        BigDecimal start = positive("startPrice", startPrice);
        boolean competed = method != SupplyMethod.AGREEMENT;
        boolean stepped = method == SupplyMethod.LISTING || method == SupplyMethod.AUCTION;
        BigDecimal paid = given("deposit", deposit, competed);
        if (paid.compareTo(start) > 0) {
            throw Fields.bad("deposit", "不得超过起始价", "must not be more than the start price", "<= startPrice");
        }
        Map<String, Object> stated = facts == null ? Map.of() : facts;
        for (String key : stated.keySet()) {
            if (SchemeFacts.OWN.contains(key)) {
                throw Fields.bad(
                        "facts." + key, "由方案本身或其批准确定，不另填报", "the scheme or its approval says so", "not stated");
            }
        }
        FactsInput.declared(stated);
        return new Scheme(
                read,
                method,
                terms(read),
                start,
                paid,
                given("bidStep", bidStep, stepped),
                Boolean.TRUE.equals(standardLand),
                indicators == null ? Indicators.NONE : checked(indicators),
                town.strip(),
                stated,
                reason == null || reason.isBlank() ? null : reason.strip());
    }

    private SupplyTerms terms(SupplyMode read) {
        List.of(
                        "grantYears",
                        "leaseYears",
                        "singleLeaseYears",
                        "constructionLeaseYears",
                        "productionLeaseYears",
                        "totalYears")
                .forEach(this::requireYears);
        switch (read) {
            case MAX_TERM_GRANT, ELASTIC_TERM_GRANT -> only("grantYears");
            case LONG_LEASE -> only("leaseYears");
            case MIXED_LEASE_GRANT -> only("grantYears", "singleLeaseYears");
            case LEASE_THEN_GRANT -> {
                requireGiven("leaseYears");
                requireGiven("totalYears");
                requireLeft("grantYears");
                requireLeft("singleLeaseYears");
                requireLeaseAddsUp();
            }
        }
        return new SupplyTerms(
                read == SupplyMode.LEASE_THEN_GRANT
                        ? Optional.of(terms.totalYears().subtract(terms.leaseYears()))
                        : Optional.ofNullable(terms.grantYears()),
                Optional.ofNullable(terms.leaseYears()),
                Optional.ofNullable(terms.singleLeaseYears()),
                Optional.ofNullable(terms.constructionLeaseYears()),
                Optional.ofNullable(terms.productionLeaseYears()),
                Optional.ofNullable(terms.totalYears()));
    }

    private void requireLeaseAddsUp() {
        if (terms.leaseYears().compareTo(terms.totalYears()) >= 0) {
            throw Fields.bad("terms.leaseYears", "应短于供地总年限", "must be less than totalYears", "< totalYears");
        }
        if ((terms.constructionLeaseYears() == null) != (terms.productionLeaseYears() == null)
                || (terms.constructionLeaseYears() != null
                        && terms.constructionLeaseYears()
                                        .add(terms.productionLeaseYears())
                                        .compareTo(terms.leaseYears())
                                != 0)) {
            throw Fields.bad(
                    "terms.constructionLeaseYears",
                    "基建与投产租赁年限合计应为租赁年限",
                    "construction and production years must add up to leaseYears",
                    "= leaseYears");
        }
    }

    private void only(String... names) {
        List<String> expected = List.of(names);
        for (String name : List.of(
                "grantYears",
                "leaseYears",
                "singleLeaseYears",
                "constructionLeaseYears",
                "productionLeaseYears",
                "totalYears")) {
            if (expected.contains(name)) {
                requireGiven(name);
            } else {
                requireLeft(name);
            }
        }
    }

    private void requireGiven(String name) {
        if (years(name) == null) {
            throw Fields.bad("terms." + name, "此供应方式必填", "required for this mode", mode);
        }
    }

    private void requireLeft(String name) {
        if (years(name) != null) {
            throw Fields.bad("terms." + name, "此供应方式没有这一年限", "this mode has none", mode);
        }
    }

    private void requireYears(String name) {
        BigDecimal years = years(name);
        if (years == null) {
            return;
        }
        if (years.signum() <= 0 || years.stripTrailingZeros().scale() > 2 || years.precision() > 6) {
            throw Fields.bad(
                    "terms." + name, "应为大于 0 的年数，最多两位小数", "must be years above 0 with two decimals at most", "> 0");
        }
        if (years.compareTo(STATUTORY_YEARS) > 0) {
            throw ProblemException.unprocessable(
                    "statutory-term-exceeded",
                    cn.huice.web.Text.of("超过法定最高年限", "Beyond the statutory term"),
                    cn.huice.web.FieldError.of(
                            "terms." + name, "不得超过 50 年", "must be 50 years at most", "城镇国有土地使用权出让和转让暂行条例 第十二条"));
        }
    }

    private BigDecimal years(String name) {
        return switch (name) {
            case "grantYears" -> terms.grantYears();
            case "leaseYears" -> terms.leaseYears();
            case "singleLeaseYears" -> terms.singleLeaseYears();
            case "constructionLeaseYears" -> terms.constructionLeaseYears();
            case "productionLeaseYears" -> terms.productionLeaseYears();
            default -> terms.totalYears();
        };
    }

    private static Indicators checked(Indicators given) {
        requireIndicator("investmentIntensity", given.investmentIntensity());
        requireIndicator("taxPerMu", given.taxPerMu());
        requireIndicator("energyPerOutput", given.energyPerOutput());
        return given;
    }

    private static void requireIndicator(String name, BigDecimal value) {
        if (value != null && (value.signum() <= 0 || value.scale() > 4 || value.precision() > 14)) {
            throw Fields.bad("indicators." + name, "应大于 0，最多四位小数", "must be above 0 with four decimals at most", "> 0");
        }
    }

    private static BigDecimal given(String field, String text, boolean needed) {
        if (needed) {
            return positive(field, text);
        }
        if (text != null) {
            throw Fields.bad(field, "此供地方法没有这一项", "this method has none", "left out");
        }
        return BigDecimal.ZERO.setScale(2);
    }

    private static BigDecimal positive(String field, String text) {
        BigDecimal yuan = Money.parse(field, text);
        if (yuan.signum() == 0) {
            throw Fields.bad(field, "应大于 0", "must be above 0", "> 0");
        }
        return yuan;
    }
}
