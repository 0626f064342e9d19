package cn.huice.land.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * By which policies supplies are examined; {@code land-supply-rules.yaml}.
 *
 * @param standardLand for supplies as 标准地
 * @param prices what they compute is the least price of a supply
 * @param unstated attributes that name a kind of land and have no code for any other: land of which they are not stated is of none of them
 * @param agreement one of them must let a parcel be supplied by 协议
 * @param approvals attributes that the approval of a scheme itself settles
 * @param priorities of the plan of the year
 */
record SupplyRules(
        Map<SupplyMode, List<Matter>> modes,
        Matter standardLand,
        Matter prices,
        Set<String> unstated,
        List<String> agreement,
        Set<String> approvals,
        Map<Priority, String> priorities) {
    static final SupplyRules STANDARD = read();

    /**
     * One matter that several rules may regulate.
     *
     * @param policies the city's first
     * @param openIn districts where it is an open question whether the rule binds, so that an officer decides about a breach
     */
    record Matter(String title, List<String> policies, Set<String> openIn) {}

    @SuppressWarnings("unchecked")
    private static SupplyRules read() {
        try (InputStream file = SupplyRules.class.getResourceAsStream("/land-supply-rules.yaml")) {
            var rules = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            Map<SupplyMode, List<Matter>> modes = new EnumMap<>(SupplyMode.class);
            ((Map<String, List<Map<String, Object>>>) rules.get("方式"))
                    .forEach((mode, matters) -> modes.put(
                            SupplyMode.read("方式", mode),
                            matters.stream().map(SupplyRules::matter).toList()));
            Map<Priority, String> priorities = new EnumMap<>(Priority.class);
            ((List<Map<String, String>>) rules.get("优先"))
                    .forEach(each -> priorities.put(Priority.valueOf(each.get("类别")), each.get("政策")));
            return new SupplyRules(
                    modes,
                    matter((Map<String, Object>) rules.get("标准地")),
                    matter((Map<String, Object>) rules.get("最低价格")),
                    Set.copyOf((List<String>) rules.get("可不填")),
                    (List<String>) rules.get("协议"),
                    Set.copyOf((List<String>) rules.get("批准认定")),
                    priorities);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Matter matter(Map<String, Object> written) {
        return new Matter((String) written.get("事项"), (List<String>) written.get("政策"), Set.copyOf((List<String>)
                written.getOrDefault("疑义", List.of())));
    }
}
