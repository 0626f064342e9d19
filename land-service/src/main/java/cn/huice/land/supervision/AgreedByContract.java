package cn.huice.land.supervision;

import cn.huice.land.contract.Contract;
import cn.huice.land.contract.Contracts;
import cn.huice.land.parcel.Bounds;
import cn.huice.land.parcel.Limit;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the contract of a project's land has agreed already: the planning limits that the parcel was supplied with, to be kept by the
 * agreed completion, and the agreed start of building.
 */
@ApplicationScoped
class AgreedByContract {
    private static final Map<String, Limit> LIMITS = limits();

    private final Contracts contracts;
    private final Parcels parcels;

    AgreedByContract(Contracts contracts, Parcels parcels) {
        this.contracts = contracts;
        this.parcels = parcels;
    }

    /** @throws ProblemException 422 {@code unknown-contract}, or one that has ended or is about something else */
    Contract of(SupervisedProject project) {
        Contract contract = contracts
                .find(project.contract())
                .filter(found -> found.district().equals(project.district()))
                .orElseThrow(() -> ProblemException.unprocessable(
                        "unknown-contract",
                        Text.of("本区没有这个合同", "The district has no such contract"),
                        FieldError.of("contract", "没有这个合同", "no such contract", "contract")));
        if (contract.standing().ended()) {
            throw ProblemException.unprocessable(
                    "contract-over",
                    Text.of("合同已终止", "The contract is over"),
                    FieldError.of("contract", "合同已终止", "is over", "running"));
        }
        requireSame("parcel", contract.parcel(), project.parcel().id());
        requireSame(
                "enterprise.id", contract.holder().id(), project.enterprise().id());
        return contract;
    }

    /** What is agreed besides, unless the agreement itself says something of the same indicator. */
    List<Agreed> with(List<Agreed> agreed, Contract contract) {
        Map<String, Agreed> all = new LinkedHashMap<>();
        agreed.forEach(each -> all.put(each.indicator(), each));
        byPlan(contract).forEach(each -> all.putIfAbsent(each.indicator(), each));
        LocalDate start = contract.clauses().agreedStart();
        all.putIfAbsent("start", new Agreed("start", null, null, start, null, Agreed.Frequency.ONCE, due(start)));
        return List.copyOf(all.values());
    }

    private List<Agreed> byPlan(Contract contract) {
        Optional<Parcel> parcel = parcels.inForce(new ParcelCode(contract.parcel()));
        List<Agreed> agreed = new ArrayList<>();
        LIMITS.forEach((indicator, limit) -> parcel.map(found -> found.content().bounds(limit))
                .filter(bounds -> !bounds.equals(Bounds.NONE))
                .ifPresent(bounds -> agreed.add(new Agreed(
                        indicator,
                        bounds.min().orElse(null),
                        bounds.max().orElse(null),
                        null,
                        null,
                        Agreed.Frequency.ONCE,
                        due(contract.clauses().agreedCompletion())))));
        return agreed;
    }

    /** Never before today, so that nothing is late from its first day. */
    private LocalDate due(LocalDate day) {
        LocalDate today = parcels.today();
        return day.isBefore(today) ? today : day;
    }

    private static Map<String, Limit> limits() {
        Map<String, Limit> limits = new LinkedHashMap<>();
        limits.put("floor-area-ratio", Limit.FLOOR_AREA_RATIO);
        limits.put("building-density", Limit.BUILDING_DENSITY);
        limits.put("green-ratio", Limit.GREEN_RATIO);
        limits.put("height", Limit.HEIGHT);
        return limits;
    }

    private static void requireSame(String field, String contract, String project) {
        if (!contract.equals(project)) {
            throw ProblemException.unprocessable(
                    "not-the-contracts",
                    Text.of("与合同不一致", "It is not that of the contract"),
                    FieldError.of(field, "合同的是 " + contract, "that of the contract is " + contract, contract));
        }
    }
}
