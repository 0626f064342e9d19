package cn.huice.registry;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** How identifiers and people's names are kept. */
@ConfigMapping(prefix = "huice.identifier")
public interface IdentifierSettings {
    /**
     * {@code <id>:<base64 of 16 bytes or more>}, separated by commas, from the environment or a mounted secret. The
     * first encrypts, all decrypt: to change keys put a new one in front, restart, and drop the old one after that
     * start has re-encrypted. Required in production.
     */
    Optional<List<String>> keys();
}
