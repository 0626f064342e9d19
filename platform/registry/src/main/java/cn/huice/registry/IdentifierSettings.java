package cn.huice.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How identifiers and people's names are kept. */
@ConfigMapping(prefix = "huice.identifier")
public interface IdentifierSettings {
    /**
     * {@code <id>:<base64 of 16 bytes or more>}, separated by commas, from the environment or a mounted secret. The
     * first encrypts, all decrypt. Required in production.
     */
    Optional<List<String>> keys();

    /** How often rows are looked for that an earlier key has encrypted; {@code off} for never. */
    @WithDefault("5m")
    String rotateEvery();
}
