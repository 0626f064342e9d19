package cn.huice.casework.simulation;

import cn.huice.casework.columns.RegisterColumns;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The simulations of this process. They live in its memory only: a restart ends and forgets them. */
@ApplicationScoped
class Simulations {
    private static final int ID_LENGTH = 8;

    private final Questions questions;
    private final RegisterColumns register;
    private final SimulationSettings settings;
    private final Caller caller;
    private final Clock clock;

    /** Tells this process's simulations from those of others and of earlier days. */
    private final String process =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final Map<String, Simulation> known = new LinkedHashMap<>();
    private int started;

    Simulations(
            Questions questions, RegisterColumns register, SimulationSettings settings, Caller caller, Clock clock) {
        this.questions = questions;
        this.register = register;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws ProblemException 429 where as many run as may; as {@link Questions#understand} */
    Simulation start(SimulationRequest request) {
        Question question = questions.understand(request);
        Simulation simulation;
        synchronized (known) {
            requireTurn();
            started++;
            simulation = new Simulation(
                    process + "-" + started, question, caller.name(), clock.instant(), register, settings);
            known.put(simulation.id, simulation);
            forgetOldest();
        }
        Thread.ofPlatform().daemon().name("simulation-" + simulation.id).start(simulation);
        return simulation;
    }

    /** @throws ProblemException 410 for one of another process, or forgotten; 404 for anything else */
    Simulation get(String id) {
        synchronized (known) {
            Simulation simulation = known.get(id);
            if (simulation != null) {
                return simulation;
            }
        }
        if (id.matches("[0-9a-f]{" + ID_LENGTH + "}-[1-9][0-9]{0,8}")) {
            throw new ProblemException(
                    410,
                    "simulation-gone",
                    Text.of(
                            "模拟只在运行它的进程中保留，服务重启或时间久了就没有了，请重新运行",
                            "A simulation lives in the process that runs it; after a restart, or after many others, it is gone."
                                    + " Run it again"),
                    List.of());
        }
        throw ProblemException.notFound("模拟/simulation", id);
    }

    private void requireTurn() {
        long running = known.values().stream().filter(Simulations::runs).count();
        if (running >= settings.atOnce()) {
            throw new ProblemException(
                    429,
                    "too-many-simulations",
                    Text.of(
                            "已有 " + running + " 项模拟在运行，请稍后再试",
                            running + " simulations are running; try again when one is done"),
                    List.of());
        }
    }

    private void forgetOldest() {
        List<String> finished = known.values().stream()
                .filter(each -> !runs(each))
                .map(each -> each.id)
                .toList();
        int tooMany = Math.min(known.size() - settings.remembered(), finished.size());
        finished.stream().limit(Math.max(0, tooMany)).forEach(known::remove);
    }

    private static boolean runs(Simulation simulation) {
        return simulation.outcome().state() == Simulation.State.RUNNING;
    }

    @PreDestroy
    void cancelAll() {
        synchronized (known) {
            known.values().forEach(Simulation::cancel);
        }
    }
}
