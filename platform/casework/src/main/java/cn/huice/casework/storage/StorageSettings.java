package cn.huice.casework.storage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are kept that do not belong into the database. */
@ConfigMapping(prefix = "huice.storage")
public interface StorageSettings {
    /** Of the files; with S3 only of those that are just coming in or going out. All replicas share it unless S3 is used. */
    @WithDefault(".huice/storage")
    Path folder();

    /** Space on the folder's file system that uploads leave free; below it they are refused with 507. */
    @WithDefault("64M")
    MemorySize reserve();

    /** A file that nothing refers to is swept away once it is older than this. */
    @WithDefault("PT1H")
    Duration grace();

    /** How often such files are looked for; {@code off} for never. */
    @WithDefault("1h")
    String sweepEvery();

    S3 s3();

    /** An S3-compatible store; used where a bucket is named. */
    interface S3 {
        Optional<String> bucket();

        /** The store's address; that of AWS where left out. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> accessKey();

        Optional<String> secretKey();
    }
}
