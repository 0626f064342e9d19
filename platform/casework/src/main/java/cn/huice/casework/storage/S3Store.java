package cn.huice.casework.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files in a bucket of an S3-compatible store, under {@code files/<digest>}. Objects are addressed by path, and checksums are
 * sent only where the protocol demands them, because that is what all of them understand.
 */
final class S3Store implements FileStore {
    private static final String PREFIX = "files/";
    private static final int NOT_FOUND = 404;
    private final S3Client client;
    private final String bucket;

    S3Store(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    static S3Store of(StorageSettings.S3 settings) {
        return new S3Store(
                client(
                        settings.endpoint().orElse(null),
                        settings.region(),
                        settings.accessKey().orElse(null),
                        settings.secretKey().orElse(null)),
                settings.bucket().orElseThrow());
    }

    /** @param accessKey null where the environment provides the credentials */
    static S3Client client(URI endpoint, String region, String accessKey, String secretKey) {
        AwsCredentialsProvider credentials = accessKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }

    @Override
    public boolean distant() {
        return true;
    }

    @Override
    public void keep(String digest, Path file, long size) throws IOException {
        try {
            if (!holds(digest, size)) {
                client.putObject(
                        put -> put.bucket(bucket).key(PREFIX + digest).contentLength(size), RequestBody.fromFile(file));
            }
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    private boolean holds(String digest, long size) {
        try {
            return client.headObject(head -> head.bucket(bucket).key(PREFIX + digest))
                    .contentLength()
                    .equals(size);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Path fetch(String digest, Path place) throws IOException {
        try {
            client.getObject(get -> get.bucket(bucket).key(PREFIX + digest), place);
            return place;
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(PREFIX + digest, null, e.getMessage());
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void remove(String digest) throws IOException {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(PREFIX + digest));
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void olderThan(Instant time, Consumer<String> digest) throws IOException {
        try {
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(PREFIX)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(time))
                    .forEach(object -> digest.accept(object.key().substring(PREFIX.length())));
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }
}
