package cn.huice.casework.storage;

import cn.huice.local.objects.ObjectStoreNode;
import cn.huice.local.stack.Ports;
import cn.huice.local.stack.StackFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3-compatible server of its own with one empty bucket. */
final class Bucket implements AutoCloseable {
    static final String NAME = "huice-files";
    static final String ACCESS_KEY = "huice";
    static final String SECRET_KEY = "only-for-tests";
    private final ObjectStoreNode node = new ObjectStoreNode(
            Ports.free(),
            StackFolder.at(Path.of("target", "stack", UUID.randomUUID().toString())),
            ACCESS_KEY,
            SECRET_KEY);

    Bucket() throws IOException {
        node.start();
        node.waitUntilReady();
        try (S3Client client = client()) {
            client.createBucket(create -> create.bucket(NAME));
        }
    }

    String endpoint() {
        return node.endpoint().toString();
    }

    S3Client client() {
        return S3Store.client(node.endpoint(), "us-east-1", ACCESS_KEY, SECRET_KEY);
    }

    S3Store store() {
        return new S3Store(client(), NAME);
    }

    List<String> keys() {
        try (S3Client client = client()) {
            return client.listObjectsV2(list -> list.bucket(NAME)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    void write(String key, byte[] content) {
        try (S3Client client = client()) {
            client.putObject(put -> put.bucket(NAME).key(key), RequestBody.fromBytes(content));
        }
    }

    @Override
    public void close() {
        node.stop();
    }
}
