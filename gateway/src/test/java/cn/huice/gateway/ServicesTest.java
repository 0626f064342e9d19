package cn.huice.gateway;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.Services;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServicesTest extends GatewayTest {
    private static final int QUESTIONS = 1_000;

    @Inject
    Services services;

    @Test
    void no_answer_is_lost_by_who_waits_for_a_processor_while_it_comes() throws Exception {
        standIn("industry").on("POST /v1/assessments", 200, "{}");
        var answered = new AtomicBoolean();
        try (ExecutorService threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
                ExecutorService busy = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                busy.execute(() -> {
                    while (!answered.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            try {
                threads.submit(() -> {
                            for (int i = 0; i < QUESTIONS; i++) {
                                assertInstanceOf(
                                        Answer.Given.class,
                                        services.post(
                                                        Service.INDUSTRY,
                                                        "/v1/assessments",
                                                        OnBehalf.ITSELF,
                                                        JsonNodeFactory.instance.objectNode())
                                                .join());
                            }
                        })
                        .get();
            } finally {
                answered.set(true);
            }
        }
    }
}
