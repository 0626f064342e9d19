package cn.huice.local.district;

/**
 * Enterprises as a city has them: most are micro and small; revenue goes by size, research by trade and size, tax status by
 * revenue, titles by research.
 */
final class Enterprises implements Inhabitants {
    private static final String MARKET = "市场监管";
    private static final String TAX = "税务";
    private static final String SCIENCE = "科技";
    private static final String INDUSTRY = "工信";
    private static final String STATISTICS = "统计";
    private static final String LABOUR = "人社";
    private static final long SMALL_LOW_PROFIT = 300_000_000L;
    private static final long SMALL_SCALE_VAT = 500_000_000L;

    private final long seed;
    private final String first;

    /** @param first id of the enterprise with number 0, which spends 1000万元 on research, after 800万元 the year before */
    Enterprises(long seed, String first) {
        this.seed = seed;
        this.first = first;
    }

    @Override
    public String kind() {
        return "enterprise";
    }

    @Override
    public String id(int number) {
        return number == 0 ? first : "DE-%07d".formatted(number);
    }

    @Override
    public void tell(int number, FactSink facts) {
        var chance = new Chance(seed, number);
        boolean model = number == 0;
        String size = model ? "small" : chance.pick(820, "micro", 150, "small", 25, "medium", 5, "large");
        boolean shop = !model && size.equals("micro") && chance.of(450);
        String sector = model ? "manufacturing" : sector(chance);
        long revenue = chance.sumAround(
                switch (size) {
                    case "micro" -> shop ? 300_000 : 1_500_000;
                    case "small" -> 12_000_000;
                    case "medium" -> 120_000_000;
                    default -> 1_500_000_000;
                });
        facts.code("enterprise.registered_city", model ? "tianjin" : chance.pick(970, "tianjin", 30, "other"), MARKET);
        facts.flag("enterprise.is_independent_legal_person", !shop, MARKET);
        facts.flag("enterprise.is_individual_business", shop, MARKET);
        facts.flag("enterprise.in_dishonesty_record", !model && chance.of(12), "发展改革");
        facts.code("enterprise.size", size, STATISTICS);
        facts.code("enterprise.sector", sector, STATISTICS);
        facts.flag("enterprise.is_small_low_profit", !shop && revenue < SMALL_LOW_PROFIT * 10, TAX);
        facts.flag("enterprise.is_small_scale_vat_taxpayer", revenue < SMALL_SCALE_VAT, TAX);
        if (!shop && chance.of(700)) {
            facts.money("enterprise.unemployment_insurance_paid_prior_year", revenue / 4_000 / 100 * 100, LABOUR);
            facts.flag("enterprise.layoff_rate_within_limit", chance.of(930), LABOUR);
        }
        if (model || (!shop && chance.of(researches(sector, size)))) {
            research(model, size, revenue, chance, facts);
        }
        boolean industrial = sector.equals("manufacturing");
        facts.rarely(
                "enterprise.is_national_little_giant", industrial && !size.equals("micro") && chance.of(8), INDUSTRY);
        facts.rarely("enterprise.is_municipal_green_factory", industrial && chance.of(3), INDUSTRY);
        if (chance.of(size.equals("micro") ? 10 : 120)) {
            facts.money("enterprise.cloud_spend_total", revenue / 100_000 * 100, "申请人申报");
        }
    }

    private static String sector(Chance chance) {
        return chance.pick(
                330, "wholesale_retail",
                180, "manufacturing",
                110, "accommodation_catering",
                90, "software_it",
                80, "scientific_research_tech_service",
                70, "transport_storage_post",
                60, "resident_services",
                40, "culture_sports_entertainment",
                20, "education",
                20, "agriculture_forestry_husbandry_fishery");
    }

    /** In how many of a thousand such enterprises there is research. */
    private static int researches(String sector, String size) {
        int bySector = switch (sector) {
            case "manufacturing", "software_it", "scientific_research_tech_service" -> 160;
            default -> 8;
        };
        return switch (size) {
            case "micro" -> bySector / 2;
            case "small" -> bySector * 2;
            default -> bySector * 4;
        };
    }

    private void research(boolean model, String size, long revenue, Chance chance, FactSink facts) {
        long before = model ? 800_000_000L : revenue / 100 * chance.between(2, 12) / 100 * 100;
        long now = model ? 1_000_000_000L : before / 100 * chance.between(60, 180) / 100 * 100;
        boolean highTech = !model && chance.of(size.equals("micro") ? 60 : 250);
        boolean gazelle = highTech && chance.of(60);
        facts.money("enterprise.rd_expense_two_years_ago", before, TAX);
        facts.money("enterprise.rd_expense_prior_year", now, TAX);
        facts.flag("enterprise.enjoyed_rd_super_deduction_prior_year", model || chance.of(850), TAX);
        facts.no("enterprise.in_nbs_direct_reporting", STATISTICS);
        facts.flag("enterprise.in_national_st_survey", !model && chance.of(100), STATISTICS);
        facts.flag("enterprise.first_certified_high_tech_prior_year", highTech && chance.of(300), SCIENCE);
        facts.flag("enterprise.is_chuying_current_year", !model && !highTech && chance.of(80), SCIENCE);
        facts.no("enterprise.chuying_rate_used_before", SCIENCE);
        facts.no("enterprise.is_unicorn", SCIENCE);
        facts.flag("enterprise.is_tech_leading", highTech && chance.of(5), SCIENCE);
        facts.flag("enterprise.is_tech_leading_candidate", highTech && chance.of(10), SCIENCE);
        facts.flag("enterprise.is_dengling_current_year", gazelle, SCIENCE);
        facts.flag("enterprise.is_national_tech_sme", !model && !size.equals("large") && chance.of(400), SCIENCE);
        facts.no("application.is_first_implementation_year", SCIENCE);
    }
}
