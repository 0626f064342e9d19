package cn.huice.casework.procedure;

import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.ServiceFiles;
import cn.huice.policy.Policy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The procedures this service's policies name; those of its policies at start-up are read and checked then: {@code procedures/<id>.yaml}. */
@ApplicationScoped
@Startup
public class Procedures {
    private final Map<String, Procedure> byId = new ConcurrentHashMap<>();

    @Inject
    Procedures(Catalogue catalogue) {
        catalogue.all().forEach(this::of);
    }

    /** Only for the client proxy. */
    protected Procedures() {}

    /**
     * The procedure an application for this policy takes; empty where the policy names none.
     *
     * @throws InvalidProcedure if there is no such procedure, or it is not sound
     */
    public Optional<Procedure> of(Policy policy) {
        return policy.procedure().map(id -> byId.computeIfAbsent(id, name -> load(policy.id(), name)));
    }

    /** The procedure a case is on; its policy may name another by now. */
    public Procedure get(String id) {
        return byId.computeIfAbsent(id, name -> load("a case", name));
    }

    /** The file as it is today. @throws InvalidProcedure if there is none */
    public String text(String id) {
        return file(id, "a case");
    }

    /** A procedure from a text that was kept. @throws InvalidProcedure if it is not sound */
    public static Procedure read(String id, String text) {
        Procedure procedure = ProcedureFile.read(name(id), text);
        if (!procedure.id().equals(id)) {
            throw new InvalidProcedure(name(id), "编号应与文件名一致，不是 " + procedure.id());
        }
        return procedure;
    }

    private static Procedure load(String by, String id) {
        return read(id, file(id, by));
    }

    private static String file(String id, String by) {
        return ServiceFiles.procedure(id)
                .orElseThrow(() -> new InvalidProcedure(name(id), "没有这个文件，" + by + " 的流程却指向它"));
    }

    private static String name(String id) {
        return "procedures/" + id + ".yaml";
    }
}
