package cn.huice.local.district;

/** People as a city has them: degrees go by age, titles, contracts and skills by degree, programmes by titles. */
final class People implements Inhabitants {
    private static final String POLICE = "公安";
    private static final String SCHOOLS = "教育";
    private static final String LABOUR = "人社";
    private static final String TALENT = "人才工作主管部门（组织）";

    private final long seed;
    private final String first;

    /** @param first id of the person with number 0, a doctor who has come to the city to work */
    People(long seed, String first) {
        this.seed = seed;
        this.first = first;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public String id(int number) {
        return number == 0 ? first : "DP-%07d".formatted(number);
    }

    @Override
    public void tell(int number, FactSink facts) {
        var chance = new Chance(seed + 1, number);
        boolean model = number == 0;
        int age = model ? 31 : chance.between(18, 64);
        String degree = model ? "doctor" : degree(age, chance);
        boolean works = model || chance.of(age < 23 ? 300 : 850);
        facts.code("person.nationality", model || chance.of(996) ? "CN" : "foreign", POLICE);
        facts.number("person.age", age, POLICE);
        facts.code("person.education_level", degree, SCHOOLS);
        if (!works) {
            return;
        }
        String city = model ? "tianjin" : chance.pick(940, "tianjin", 60, "other");
        boolean introduced = model || chance.of(academic(degree) ? 150 : 10);
        facts.code("person.work_city", city, LABOUR);
        facts.code("employer.city", city, "市场监管");
        facts.flag("person.is_full_time_in_city", city.equals("tianjin"), LABOUR);
        facts.flag("person.is_introduced", introduced, LABOUR);
        facts.fact("contract.term_years", "\"" + (model ? 5 : chance.between(1, 6)) + "\"", "申请人申报");
        facts.code("person.skill_level", skill(degree, age, chance), LABOUR);
        programme(degree, age, chance, facts);
    }

    private static String degree(int age, Chance chance) {
        return age < 22
                ? chance.pick(600, "none", 250, "secondary_vocational", 150, "higher_vocational")
                : chance.pick(
                        350,
                        "none",
                        150,
                        "secondary_vocational",
                        200,
                        "higher_vocational",
                        240,
                        "bachelor",
                        age < 25 ? 5 : 50,
                        "master",
                        age < 28 ? 0 : 10,
                        "doctor");
    }

    private static boolean academic(String degree) {
        return degree.equals("bachelor") || degree.equals("master") || degree.equals("doctor");
    }

    private static String skill(String degree, int age, Chance chance) {
        if (academic(degree) || age < 20) {
            return "none";
        }
        return chance.pick(
                700, "none", 120, "junior", 100, "intermediate", 55, "advanced", age < 30 ? 0 : 18, "technician");
    }

    private static void programme(String degree, int age, Chance chance, FactSink facts) {
        if (degree.equals("doctor") && age < 40 && chance.of(40)) {
            facts.fact("person.selected_programs", "[\"tj_youth_lift\"]", TALENT);
        } else if (degree.equals("doctor") && chance.of(15)) {
            facts.fact("person.selected_programs", "[\"tj_131_first_level\"]", TALENT);
        } else if (!academic(degree) && age > 35 && chance.of(1)) {
            facts.fact("person.honours", "[\"haihe_craftsman\"]", LABOUR);
        }
    }
}
