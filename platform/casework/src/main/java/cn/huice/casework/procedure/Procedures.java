package cn.huice.casework.procedure;

import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.ServiceFiles;
import cn.huice.policy.Policy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The procedures this service's policies name, read and checked at start-up: {@code procedures/<id>.yaml}. */
@ApplicationScoped
@Startup
public class Procedures {
    private final Map<String, Procedure> byId = new HashMap<>();

    @Inject
    Procedures(Catalogue catalogue) {
        for (Policy policy : catalogue.all()) {
            policy.procedure().ifPresent(id -> byId.computeIfAbsent(id, name -> load(policy, name)));
        }
    }

    /** Only for the client proxy. */
    protected Procedures() {}

    /** The procedure an application for this policy takes; empty where the policy names none. */
    public Optional<Procedure> of(Policy policy) {
        return policy.procedure().map(byId::get);
    }

    public Procedure get(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalStateException("a case is on procedure " + id + ", which is gone"));
    }

    private static Procedure load(Policy policy, String id) {
        String file = "procedures/" + id + ".yaml";
        Procedure procedure = ProcedureFile.read(
                file,
                ServiceFiles.procedure(id)
                        .orElseThrow(() -> new InvalidProcedure(file, "没有这个文件，" + policy.id() + " 的流程却指向它")));
        if (!procedure.id().equals(id)) {
            throw new InvalidProcedure(file, "编号应与文件名一致，不是 " + procedure.id());
        }
        return procedure;
    }
}
