package cn.huice.journal.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.journal.inbox.Lanes.Reached;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final TopicPartition ONE = new TopicPartition("huice.test-events", 1);
    private static final TopicPartition TWO = new TopicPartition("huice.test-events", 2);

    private final List<Long> applied = Collections.synchronizedList(new ArrayList<>());

    @Test
    void readings_of_a_partition_are_applied_one_after_the_other() {
        try (Lanes lanes = new Lanes(message -> applied.add(message.offset()))) {
            lanes.take(read(ONE, 10, 12));
            lanes.take(read(ONE, 12, 13));
            lanes.take(read(ONE, 15, 18));
            lanes.finish(Set.of(ONE));
            assertEquals(List.of(10L, 11L, 12L, 15L, 16L, 17L), applied);
            assertEquals(Map.of(ONE, new Reached(18, false)), lanes.reached());
            assertEquals(Map.of(), lanes.reached());
        }
    }

    @Test
    void how_far_a_partition_came_is_told_while_the_rest_is_being_applied() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (Lanes lanes = new Lanes(message -> message.offset() < 12 || waits(begun, end))) {
            lanes.take(read(ONE, 10, 13));
            lanes.take(read(TWO, 0, 1));
            lanes.finish(Set.of(TWO));
            begun.await();
            assertEquals(Map.of(ONE, new Reached(12, false), TWO, new Reached(1, false)), lanes.reached());
            end.countDown();
            lanes.finish(Set.of(ONE));
            assertEquals(Map.of(ONE, new Reached(13, false)), lanes.reached());
        }
    }

    @Test
    void after_one_that_could_not_be_applied_the_rest_is_to_be_read_again() {
        try (Lanes lanes = new Lanes(message -> message.offset() != 11 && applied.add(message.offset()))) {
            lanes.take(read(ONE, 10, 13));
            lanes.finish(Set.of(ONE));
            lanes.take(read(ONE, 13, 20));
            lanes.finish(Set.of(ONE));
            assertEquals(List.of(10L), applied);
            assertEquals(Map.of(ONE, new Reached(11, true)), lanes.reached());
            lanes.take(read(ONE, 12, 13));
            lanes.finish(Set.of(ONE));
            assertEquals(List.of(10L, 12L), applied);
        }
    }

    @Test
    void one_that_fails_unexpectedly_is_to_be_read_again() {
        try (Lanes lanes = new Lanes(message -> {
            throw new IllegalStateException("unexpected");
        })) {
            lanes.take(read(ONE, 10, 13));
            lanes.finish(Set.of(ONE));
            assertEquals(Map.of(ONE, new Reached(10, true)), lanes.reached());
        }
    }

    private static boolean waits(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private static ConsumerRecords<String, byte[]> read(TopicPartition partition, long from, long until) {
        List<ConsumerRecord<String, byte[]>> messages = LongStream.range(from, until)
                .mapToObj(offset -> new ConsumerRecord<String, byte[]>(
                        partition.topic(), partition.partition(), offset, "E-1", new byte[0]))
                .toList();
        return new ConsumerRecords<>(Map.of(partition, messages), Map.of());
    }
}
