package cn.huice.bench.measure;

import cn.huice.bench.rules.Engine;
import cn.huice.bench.rules.Reply;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.scan.PolicyTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What one of the three rules says of many subjects, counted: what a scan must find, too.
 *
 * @param fen sum of all amounts
 */
record Tally(long eligible, long ineligible, long unknown, long undetermined, long fen) {

    static Tally of(PolicyTotals totals) {
        BigDecimal sum = totals.exact().add(totals.ceiling());
        return new Tally(
                totals.eligible(),
                totals.ineligible(),
                totals.unknown(),
                totals.undetermined(),
                sum.movePointRight(2).longValueExact());
    }

    private Tally plus(Tally other) {
        return new Tally(
                eligible + other.eligible,
                ineligible + other.ineligible,
                unknown + other.unknown,
                undetermined + other.undetermined,
                fen + other.fen);
    }

    /** Asks the engine for all its subjects, every thread a part of them. One tally for each rule. */
    static List<Tally> all(Engine engine, int threads, ExecutorService workers) {
        var parts = new ArrayList<Future<List<Tally>>>();
        for (int part = 0; part < threads; part++) {
            int from = (int) ((long) engine.rows() * part / threads);
            int to = (int) ((long) engine.rows() * (part + 1) / threads);
            parts.add(workers.submit(() -> part(engine, from, to)));
        }
        try {
            List<Tally> sum = parts.getFirst().get();
            for (Future<List<Tally>> part : parts.subList(1, threads)) {
                var sofar = sum;
                List<Tally> more = part.get();
                sum = IntStream.range(0, more.size())
                        .mapToObj(rule -> sofar.get(rule).plus(more.get(rule)))
                        .toList();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Tally> part(Engine engine, int from, int to) {
        int rules = ThreeRules.IDS.size();
        var replies = new long[rules];
        var counts = new long[rules][5];
        for (int row = from; row < to; row++) {
            engine.reply(row, replies);
            for (int rule = 0; rule < rules; rule++) {
                long reply = replies[rule];
                if (reply >= 0) {
                    counts[rule][4] += reply;
                    counts[rule][0]++;
                } else {
                    counts[rule][place(reply)]++;
                }
            }
        }
        return Arrays.stream(counts)
                .map(count -> new Tally(count[0] + count[3], count[1], count[2], count[3], count[4]))
                .toList();
    }

    private static int place(long reply) {
        return reply == Reply.INELIGIBLE ? 1 : reply == Reply.UNKNOWN ? 2 : reply == Reply.UNDETERMINED ? 3 : 0;
    }
}
