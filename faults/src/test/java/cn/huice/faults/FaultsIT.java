package cn.huice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.huice.faults.proof.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The short form of {@code ./huice test --faults}: every harm about once, every invariant proved. */
class FaultsIT {
    private static final Duration FIRE = Duration.ofSeconds(75);
    private static final int PORT_BASE = 28_080;

    private static List<Proof> proofs;

    @BeforeAll
    static void under_fire() throws Exception {
        Path module = Path.of("").toAbsolutePath();
        long seed = System.nanoTime() & 0xffff;
        proofs = new FaultRun(module.getParent(), module.resolve("target/town"), PORT_BASE, FIRE, seed).prove();
    }

    @TestFactory
    Stream<DynamicTest> every_invariant_holds() {
        return proofs.stream()
                .map(proof -> dynamicTest(proof.toString(), () -> assertTrue(proof.holds(), proof.toString())));
    }

    @Test
    void there_is_a_proof_of_each_of_the_eight() {
        assertEquals(8, proofs.size());
    }
}
