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

    private static Procedure load(String by, String id) {
        String file = "procedures/" + id + ".yaml";
        Procedure procedure = ProcedureFile.read(
                file,
                ServiceFiles.procedure(id).orElseThrow(() -> new InvalidProcedure(file, "没有这个文件，" + by + " 的流程却指向它")));
        if (!procedure.id().equals(id)) {
            throw new InvalidProcedure(file, "编号应与文件名一致，不是 " + procedure.id());
        }
        return procedure;
    }
}
