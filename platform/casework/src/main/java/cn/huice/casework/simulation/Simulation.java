package cn.huice.casework.simulation;

import cn.huice.casework.columns.RegisterColumns;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.scan.ScanTotals;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One simulation, in memory. Two scans over the same columns: as published, and as drafted. */
final class Simulation implements Runnable {
    private static final Logger LOG = Logger.getLogger(Simulation.class);

    /** Where it stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * What came of it, all at once.
     *
     * @param impact present once it is done
     * @param trouble present where it failed
     * @param unknownBefore subjects of the whole register whose case is not decided by the facts
     */
    record Outcome(
            State state,
            Optional<Impact> impact,
            Optional<Text> trouble,
            long unknownBefore,
            long unknownAfter,
            String unitBefore,
            String unitAfter) {
        static Outcome without(State state, Optional<Text> trouble) {
            return new Outcome(state, Optional.empty(), trouble, 0, 0, "", "");
        }
    }

    final String id;
    final Question question;
    final String startedBy;
    final Instant startedAt;
    private final RegisterColumns register;
    private final SimulationSettings settings;
    private volatile Outcome outcome = Outcome.without(State.RUNNING, Optional.empty());
    private volatile boolean cancelled;
    private volatile int rowsDone;
    private volatile int rowsInAll;

    Simulation(
            String id,
            Question question,
            String startedBy,
            Instant startedAt,
            RegisterColumns register,
            SimulationSettings settings) {
        this.id = id;
        this.question = question;
        this.startedBy = startedBy;
        this.startedAt = startedAt;
        this.register = register;
        this.settings = settings;
    }

    @Override
    public void run() {
        try {
            outcome = register.reading(question.kind(), question.attributes(), question.asOf(), this::compare);
        } catch (ProblemException e) {
            outcome = Outcome.without(State.FAILED, Optional.of(e.detail()));
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "simulation %s of %s failed", id, question.policy());
            outcome =
                    Outcome.without(State.FAILED, Optional.of(Text.of("模拟出错，详见日志", "It went wrong; the log says how")));
        }
    }

    private Outcome compare(RegisterColumns.Reading reading) {
        int rows = reading.columns().size();
        rowsInAll = 2 * rows;
        Side before = new Side(rows);
        Side after = new Side(rows);
        Optional<ScanTotals> one = question.before().map(plan -> scan(plan, reading, before, 0));
        ScanTotals other = scan(question.after(), reading, after, rows);
        if (cancelled || !other.complete() || !one.map(ScanTotals::complete).orElse(true)) {
            return Outcome.without(State.CANCELLED, Optional.empty());
        }
        return new Outcome(
                State.DONE,
                Optional.of(Impact.of(reading, before, after, question.district(), settings.listed())),
                Optional.empty(),
                one.map(totals -> totals.policies().getFirst().unknown()).orElse(0L),
                other.policies().getFirst().unknown(),
                before.unit(),
                after.unit());
    }

    private ScanTotals scan(ScanPlan plan, RegisterColumns.Reading reading, Side side, int doneBefore) {
        return Scan.run(plan, reading.columns(), settings.threads(), new ScanListener() {
            @Override
            public void block(int done, int inAll) {
                rowsDone = doneBefore + done;
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }

            @Override
            public boolean wantsReasons() {
                return false;
            }

            @Override
            public void eligible(String policy, int row, Amount amount) {
                side.take(row, amount);
            }
        });
    }

    void cancel() {
        cancelled = true;
    }

    Outcome outcome() {
        return outcome;
    }

    int rowsDone() {
        return outcome.state() == State.DONE ? rowsInAll : Math.min(rowsDone, rowsInAll);
    }

    int rowsInAll() {
        return rowsInAll;
    }
}
