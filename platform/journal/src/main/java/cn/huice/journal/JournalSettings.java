package cn.huice.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set about the journal. */
@ConfigMapping(prefix = "huice.journal")
public interface JournalSettings {

    /** Topics of which Kafka keeps the last record per key only. */
    @WithDefault("huice.facts,huice.sanctions,huice.policies")
    Set<String> compactedTopics();

    /** Partitions of a topic made here; subjects spread over them. Cannot change while order per subject matters. */
    @WithDefault("6")
    int partitions();

    Relay relay();

    Consumer consumer();

    Seal seal();

    Receipts receipts();

    /** Publishing the journal's entries. */
    interface Relay {
        @WithDefault("true")
        boolean enabled();

        /** Entries published together, at most. */
        @WithDefault("500")
        int batch();

        /** Time between the beginnings of two such batches, at least. */
        @WithDefault("PT0.016S")
        Duration pace();

        /** How often it looks without having been notified. */
        @WithDefault("PT1S")
        Duration poll();
    }

    /** Applying the events of others. */
    interface Consumer {
        @WithDefault("true")
        boolean enabled();

        /** Failures of a handler after which an event goes to the dead letters. */
        @WithDefault("5")
        int attempts();
    }

    /** Sealing the journal by signed checkpoints. */
    interface Seal {
        /** Time between checkpoints; {@code off} for none. */
        @WithDefault("10s")
        String every();

        /** {@code ed25519} or {@code sm2}: with what new checkpoints are signed. Those of the other stay good. */
        @WithDefault("ed25519")
        SealAlgorithm algorithm();

        /** Private key of that algorithm, PKCS#8, base64; without it one is made and kept in {@link #folder}. */
        Optional<String> key();

        /** Public keys of earlier days, X.509, base64, whose checkpoints are still trusted. */
        Optional<List<String>> retiredKeys();

        /** Where a generated key and, outside the database's reach, a copy of the last checkpoint are kept. */
        @WithDefault(".huice/journal")
        Path folder();
    }

    /** Answers kept for repeated commands. */
    interface Receipts {
        @WithDefault("P30D")
        Duration keep();
    }
}
