package cn.huice.journal.inbox;

import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A dead letter as Kafka gave it; apart from the letter itself, which knows nothing of what carried it. */
final class AsItCame {
    private AsItCame() {}

    static ConsumerRecord<String, byte[]> of(DeadLetter letter) {
        var message =
                new ConsumerRecord<>(letter.topic(), letter.partition(), letter.offset(), letter.key(), letter.value());
        letter.headers()
                .forEach((name, base64) ->
                        message.headers().add(name, Base64.getDecoder().decode(base64)));
        return message;
    }
}
