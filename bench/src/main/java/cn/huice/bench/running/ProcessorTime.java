package cn.huice.bench.running;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Seconds of processor that each part has used so far, children included that still run.
 *
 * @param of part to seconds, in the order they were named
 */
public record ProcessorTime(Map<String, Double> of) {

    public static ProcessorTime now(Map<String, Long> processes) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        processes.forEach((name, pid) -> seconds.put(
                name, ProcessHandle.of(pid).map(ProcessorTime::seconds).orElse(0.0)));
        seconds.put("client", own(ProcessHandle.current()));
        return new ProcessorTime(seconds);
    }

    public ProcessorTime since(ProcessorTime before) {
        Map<String, Double> spent = new LinkedHashMap<>();
        of.forEach((name, seconds) -> spent.put(name, seconds - before.of.get(name)));
        return new ProcessorTime(spent);
    }

    public ProcessorTime plus(ProcessorTime more) {
        Map<String, Double> sum = new LinkedHashMap<>();
        of.forEach((name, seconds) -> sum.put(name, seconds + more.of.get(name)));
        return new ProcessorTime(sum);
    }

    public double all() {
        return of.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double seconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(ProcessorTime::own)
                .sum();
    }

    private static double own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
