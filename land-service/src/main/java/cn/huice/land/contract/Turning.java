package cn.huice.land.contract;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Days on which time alone changes something of a contract. */
final class Turning {
    private Turning() {}

    /** The next of them; null where there is none. */
    static LocalDate after(Contract contract, LocalDate today) {
        Stream<LocalDate> lastDays = Stream.concat(
                contract.phases().stream().map(Phase::to),
                contract.payments().instalments().stream().map(Instalment::due));
        if (contract.leasesFirst()) {
            lastDays = Stream.concat(
                    lastDays,
                    contract.phases().stream()
                            .filter(Phase::assessed)
                            .flatMap(phase -> Stream.of(LeaseSteps.lastDayToAsk(phase), phase.to())));
            lastDays = Stream.concat(
                    lastDays, contract.progress().rectifications().stream().map(Rectification::until));
        }
        return lastDays.map(day -> day.plusDays(1))
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(null);
    }
}
