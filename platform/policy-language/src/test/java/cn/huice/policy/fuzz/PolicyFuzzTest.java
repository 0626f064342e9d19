package cn.huice.policy.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyFuzzTest {
    @Test
    void damaged_policies_are_read_or_refused_without_a_crash_for_twenty_seconds() throws IOException {
        assertTrue(PolicyFuzz.run(Path.of("../.."), Duration.ofSeconds(20), 20_210_101) > 0);
    }
}
