package cn.huice.journal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** How checkpoints are signed. Which one signed a checkpoint, its key tells. */
public enum SealAlgorithm {
    /** RFC 8032. */
    ED25519 {
        @Override
        Signer signer() {
            return new Ed25519Signer();
        }

        @Override
        CipherParameters with(AsymmetricKeyParameter key) {
            return key;
        }

        @Override
        AsymmetricKeyParameter newKey() {
            return new Ed25519PrivateKeyParameters(new SecureRandom());
        }

        @Override
        AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey) {
            return ((Ed25519PrivateKeyParameters) privateKey).generatePublicKey();
        }
    },
    /** SM2 with SM3 (GB/T 32918.2) on the curve of GB/T 32918.5; signatures are DER (GB/T 35276). */
    SM2 {
        @Override
        Signer signer() {
            return new SM2Signer();
        }

        @Override
        CipherParameters with(AsymmetricKeyParameter key) {
            return new ParametersWithID(key, USER_ID.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        AsymmetricKeyParameter newKey() {
            var generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(curve(), new SecureRandom()));
            return generator.generateKeyPair().getPrivate();
        }

        @Override
        AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey) {
            var key = (ECPrivateKeyParameters) privateKey;
            var point = new FixedPointCombMultiplier()
                    .multiply(key.getParameters().getG(), key.getD())
                    .normalize();
            return new ECPublicKeyParameters(point, key.getParameters());
        }
    };

    /** The signer's identity where none was agreed upon (GB/T 35276, 10). */
    private static final String USER_ID = "1234567812345678";

    abstract Signer signer();

    abstract CipherParameters with(AsymmetricKeyParameter key);

    abstract AsymmetricKeyParameter newKey();

    abstract AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey);

    /** @throws IllegalArgumentException if it is of neither */
    static SealAlgorithm of(AsymmetricKeyParameter key) {
        return switch (key) {
            case Ed25519PrivateKeyParameters ed -> ED25519;
            case Ed25519PublicKeyParameters ed -> ED25519;
            case ECKeyParameters ec when onCurve(ec) -> SM2;
            default -> throw new IllegalArgumentException("neither an Ed25519 nor an SM2 key");
        };
    }

    byte[] sign(AsymmetricKeyParameter privateKey, byte[] message) {
        try {
            Signer signer = signer();
            signer.init(true, with(privateKey));
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("signing", e);
        }
    }

    boolean verifies(AsymmetricKeyParameter publicKey, byte[] message, byte[] signature) {
        Signer signer = signer();
        signer.init(false, with(publicKey));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    private static boolean onCurve(ECKeyParameters key) {
        return key.getParameters() instanceof ECNamedDomainParameters named
                && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
    }

    private static ECNamedDomainParameters curve() {
        return new ECNamedDomainParameters(
                GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
    }
}
