package cn.huice.registry;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

/** What this service's register is responsible for. */
@ConfigMapping(prefix = "huice.registry")
public interface RegistrySettings {
    /** Kinds of subjects whose facts are verified here and published, for example {@code enterprise,project}. */
    Set<String> owns();
}
