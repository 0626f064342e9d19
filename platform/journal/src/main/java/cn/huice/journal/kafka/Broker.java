package cn.huice.journal.kafka;

import cn.huice.journal.JournalSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Makes Kafka clients. Address and security come from the {@code kafka.*} settings of Quarkus. */
@ApplicationScoped
public class Broker {
    public static final int GATHERED_BYTES = 128 * 1024;

    private static final Duration ANSWER = Duration.ofSeconds(10);
    /**
     * A transaction that begins while the one before is still being completed is turned away and sent again. Kafka's tenth of a second
     * (KAFKA-20000) would be most of the way to the consumer.
     */
    private static final int AGAIN_MILLIS = 5;

    private final Map<String, Object> connection;
    private final JournalSettings settings;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> connection, JournalSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** A producer that gathers records, up to {@link #GATHERED_BYTES} for a partition, and sends them together when it is flushed. */
    public Producer<String, byte[]> gatheringProducer() {
        return new KafkaProducer<>(gathering(), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A producer of which there is one at a time for the id: a newer one fences off the older, so that a leader that lost its
     * place cannot write late. It gathers a transaction's records and sends them together when the transaction is committed.
     */
    public Producer<String, byte[]> exclusiveProducer(String transactionalId) {
        return new KafkaProducer<>(
                with(
                        gathering(),
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                transactionalId,
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                (int) (3 * ANSWER.toMillis()),
                                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                                AGAIN_MILLIS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A producer for single records. */
    public Producer<String, byte[]> producer() {
        return new KafkaProducer<>(producing(), new StringSerializer(), new ByteArraySerializer());
    }

    /** A member of the group; it commits only when told, and reads only what was committed. */
    public Consumer<String, byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                with(
                        connection,
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Makes those topics that are not there yet, compacted where the settings say so.
     *
     * @throws KafkaException if the broker does not answer
     */
    public void ensure(Collection<String> topics) {
        try (Admin admin = Admin.create(administering())) {
            var missing = topics.stream().map(this::topic).toList();
            for (var result : admin.createTopics(missing).values().entrySet()) {
                try {
                    result.getValue().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new KafkaException("topic " + result.getKey(), e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new KafkaException("the broker does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Whether the topic keeps only the last record of a key. */
    public boolean compacts(String topic) {
        return settings.compactedTopics().contains(topic);
    }

    private NewTopic topic(String name) {
        String policy = compacts(name) ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        return new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    private Map<String, Object> administering() {
        return with(
                connection,
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis()));
    }

    private Map<String, Object> gathering() {
        return with(
                producing(),
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        (int) ANSWER.toMillis(),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        GATHERED_BYTES));
    }

    private Map<String, Object> producing() {
        return with(
                connection,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) (2 * ANSWER.toMillis())));
    }

    private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    /** Which partition a subject's records go to: as Kafka itself would for a record keyed by the subject. */
    public static int partition(String subjectId, int partitions) {
        byte[] key = subjectId.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
