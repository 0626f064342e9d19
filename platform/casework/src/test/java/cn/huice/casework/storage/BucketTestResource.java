package cn.huice.casework.storage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Configures the service, as its operator would, to keep files in a bucket. */
public final class BucketTestResource implements QuarkusTestResourceLifecycleManager {
    private Bucket bucket;

    @Override
    public Map<String, String> start() {
        try {
            bucket = new Bucket();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.of(
                "huice.storage.s3.bucket", Bucket.NAME,
                "huice.storage.s3.endpoint", bucket.endpoint(),
                "huice.storage.s3.access-key", Bucket.ACCESS_KEY,
                "huice.storage.s3.secret-key", Bucket.SECRET_KEY);
    }

    @Override
    public void inject(Object test) {
        if (test instanceof FilesInBucketTest inBucket) {
            inBucket.bucket = bucket;
        }
    }

    @Override
    public void stop() {
        bucket.close();
    }
}
