package cn.huice.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealAlgorithmTest {
    /** Made by OpenSSL 3.0. */
    private static final String SM2_KEY =
            "MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQg+dqMPVCC3F9+rTVGds51FJiCEPWxDdOEApD0cwbH"
                    + "/LihRANCAAQI8gzyv8qSn4QWsIRmY7qXfWVD5FX5VWh6WAhShH9wIg0R3sIfsDyFCyrlx+fKjENEB8R2M6aoUAHIjEI5a0VM";

    private static final String SM2_PUBLIC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECPIM8r/Kkp+EFrCEZmO6l31lQ+RV+VVoelgIUoR/cCINEd7CH7A8hQsq5cfnyoxDRAfEdjOmqFAByIxCOWtFTA==";

    @TempDir
    Path folder;

    @Test
    void the_standards_own_example_verifies() throws IOException {
        var curve = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
        var key = new ECPublicKeyParameters(
                curve.getCurve()
                        .createPoint(
                                hex("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"),
                                hex("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13")),
                curve);
        byte[] signature = StandardDSAEncoding.INSTANCE.encode(
                curve.getN(),
                hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"),
                hex("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"));
        assertTrue(SealAlgorithm.SM2.verifies(key, bytes("message digest"), signature));
        assertFalse(SealAlgorithm.SM2.verifies(key, bytes("message digesT"), signature));
    }

    @Test
    void a_signature_of_openssl_under_the_default_user_id_verifies() {
        var key = KeptKey.decode(SM2_KEY);
        var signature = HexFormat.of()
                .parseHex("30440220570c4f496c6a66d43c63caa483e9ee1fad60a436be9aeef2889600ad25591c76"
                        + "0220389609500b6ec27766f8c9ce333fd28358bf55f9b089fcd1067923d2b9934052");
        assertTrue(SealAlgorithm.SM2.verifies(SealAlgorithm.SM2.publicKey(key), bytes("huice"), signature));
    }

    @Test
    void the_public_half_is_what_openssl_makes_of_it() {
        var half = SealAlgorithm.SM2.publicKey(KeptKey.decode(SM2_KEY));
        assertEquals(SM2_PUBLIC_KEY, Base64.getEncoder().encodeToString(TrustedKeys.encode(half)));
    }

    @Test
    void a_checkpoint_of_each_algorithm_verifies_by_its_own_key_only() {
        Checkpoint unsigned = new Checkpoint(1, 7, 7, "ab".repeat(32), Instant.EPOCH, Sm3.ZERO, "", "");
        SealingKey sm2 = new SealingKey(new Sealed(SealAlgorithm.SM2, SM2_KEY, folder), "test");
        SealingKey ed25519 = new SealingKey(new Sealed(SealAlgorithm.ED25519, null, folder), "test");
        Checkpoint one = sm2.sign(keyed(unsigned, sm2), "test");
        Checkpoint other = ed25519.sign(keyed(unsigned, ed25519), "test");
        assertTrue(sm2.trusted().signed(one, "test"));
        assertTrue(ed25519.trusted().signed(other, "test"));
        assertFalse(sm2.trusted().signed(one, "another"));
        assertFalse(TrustedKeys.of(List.of(SM2_PUBLIC_KEY)).signed(other, "test"));
        assertFalse(sm2.trusted().signed(one.signed(other.signature()), "test"));
    }

    @Test
    void a_made_key_is_found_again_and_one_of_the_other_algorithm_stays_trusted() {
        Checkpoint unsigned = new Checkpoint(1, 7, 7, "ab".repeat(32), Instant.EPOCH, Sm3.ZERO, "", "");
        SealingKey ed25519 = new SealingKey(new Sealed(SealAlgorithm.ED25519, null, folder), "test");
        Checkpoint before = ed25519.sign(keyed(unsigned, ed25519), "test");
        SealingKey sm2 = new SealingKey(new Sealed(SealAlgorithm.SM2, null, folder), "test");
        assertEquals(sm2.id(), new SealingKey(new Sealed(SealAlgorithm.SM2, null, folder), "test").id());
        assertTrue(sm2.trusted().signed(before, "test"));
    }

    @Test
    void a_key_of_another_algorithm_than_is_set_is_refused_with_both_names() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> new SealingKey(new Sealed(SealAlgorithm.ED25519, SM2_KEY, folder), "test"));
        assertEquals(
                "huice.journal.seal.key is of SM2, but huice.journal.seal.algorithm is ed25519", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"sm2, SM2", "SM2, SM2", "ed25519, ED25519"})
    void it_is_set_by_its_name(String set, SealAlgorithm algorithm) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(JournalSettings.class)
                .withSources(new PropertiesConfigSource(Map.of("huice.journal.seal.algorithm", set), "settings", 100))
                .build();
        assertEquals(
                algorithm, config.getConfigMapping(JournalSettings.class).seal().algorithm());
    }

    @Test
    void a_key_of_another_curve_is_no_key() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TrustedKeys.of(
                        List.of("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP"
                                + "40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==")));
    }

    private static Checkpoint keyed(Checkpoint checkpoint, SealingKey key) {
        return new Checkpoint(
                checkpoint.number(),
                checkpoint.throughSequence(),
                checkpoint.entries(),
                checkpoint.digest(),
                checkpoint.sealedAt(),
                checkpoint.previousHash(),
                key.id(),
                "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
