package cn.huice.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of a seal as a test wants them; without a key one is made in the folder. */
record Sealed(SealAlgorithm algorithm, Optional<String> key, Optional<List<String>> retiredKeys, Path folder)
        implements JournalSettings.Seal {

    Sealed(SealAlgorithm algorithm, String key, Path folder) {
        this(algorithm, Optional.ofNullable(key), Optional.empty(), folder);
    }

    @Override
    public String every() {
        return "off";
    }
}
