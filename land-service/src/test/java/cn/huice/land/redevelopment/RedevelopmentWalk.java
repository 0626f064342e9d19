package cn.huice.land.redevelopment;

import static cn.huice.testing.Calls.command;

import cn.huice.testing.SettableClock;
import cn.huice.testing.walk.Preparation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What cases of the redevelopment rules need besides the facts of their examples: surveyed units, and the content of plans. */
public final class RedevelopmentWalk {
    private RedevelopmentWalk() {}

    /**
     * Surveys, determines and plans some units.
     *
     * @param fresh a district without a special plan
     * @param planning one that gets its plan here, to be changed
     */
    public static Map<String, Preparation> preparations(String fresh, String planning) {
        SettableClock.set(LocalDate.of(2022, 5, 6));
        String surveyed = Redevelopment.unit(List.of(Redevelopment.parcel(fresh)));
        String determined = Redevelopment.determined(fresh);
        String planned = Redevelopment.determined(planning);
        Redevelopment.planned(planning, List.of(planned));
        return Map.of(
                "ineff20-determination-mapping",
                of(fresh, surveyed, "", Map.of()),
                "ineff20-special-plan",
                of(fresh, null, "/v1/special-plans/", Redevelopment.plan(List.of(determined))),
                "ineff20-special-plan-change",
                of(
                        planning,
                        null,
                        "/v1/special-plans/",
                        Redevelopment.change(List.of(planned), Map.of("cause", "NECESSARY", "reason", "时序调整"))),
                "ineff20-unit-plan-approval",
                of(planning, planned, "/v1/unit-plans/", Redevelopment.unitPlan(planned)));
    }

    private static Preparation of(String district, String unit, String path, Map<String, Object> content) {
        return new Preparation() {
            @Override
            public String district() {
                return district;
            }

            @Override
            public List<Map<String, String>> related() {
                return unit == null ? List.of() : List.of(Redevelopment.land(unit));
            }

            @Override
            public void filed(String application, String token) {
                if (!path.isEmpty()) {
                    command(token).body(content).put(path + application).then().statusCode(200);
                }
            }
        };
    }
}
