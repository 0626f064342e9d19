package cn.huice.bench.policies;

import cn.huice.policy.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The policies the services run. */
public final class RealPolicies {
    private static final List<String> SERVICES = List.of("talent-service", "industry-fund-service", "land-service");

    private RealPolicies() {}

    /** All of them, by id. */
    public static List<PolicySource> read(Path root) {
        return read(root, SERVICES);
    }

    /** Those of some services. @param services their folders */
    public static List<PolicySource> read(Path root, List<String> services) {
        var sources = new ArrayList<PolicySource>();
        for (String service : services) {
            try (var files = Files.walk(root.resolve(service).resolve("src/main/policies"))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".yaml") && !name.endsWith(".test.yaml")) {
                        sources.add(new PolicySource(name, Files.readString(file)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
