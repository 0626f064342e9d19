package cn.huice.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.util.Arrays;

/** The Ed25519 key this service seals with: from the settings, or, for local use, made once and kept in a file. */
@ApplicationScoped
class SealingKey {
    /** What precedes the 32 bytes of an Ed25519 public key in its X.509 form (RFC 8410). */
    private static final byte[] PUBLIC_KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final List<String> retired;

    SealingKey(JournalSettings settings, ThisService service) {
        Path file = settings.seal().folder().resolve(service.name() + ".key");
        try {
            this.key = decode(settings.seal().key().orElseGet(() -> kept(file)));
            this.publicKey = publicKeyOf(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("huice.journal.seal.key is not an Ed25519 key (PKCS#8, base64)", e);
        }
        this.retired = settings.seal().retiredKeys().orElse(List.of());
    }

    Checkpoint sign(Checkpoint checkpoint, String service) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(checkpoint.statement(service));
            return checkpoint.signed(HexFormat.of().formatHex(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing", e);
        }
    }

    String id() {
        return TrustedKeys.id(publicKey);
    }

    /** Its own public key and those of earlier days. */
    TrustedKeys trusted() {
        List<String> all = new ArrayList<>(retired);
        all.add(Base64.getEncoder().encodeToString(publicKey.getEncoded()));
        return TrustedKeys.of(all);
    }

    private static PrivateKey decode(String base64) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(base64.strip());
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** The JDK does not derive a public key from a private one; Bouncy Castle does. */
    private static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new GeneralSecurityException("a key that does not show itself"));
        byte[] point = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        byte[] encoded = Arrays.concatenate(PUBLIC_KEY_HEAD, point);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                byte[] made = KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded();
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(made));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the sealing key's file; set huice.journal.seal.key instead", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519", e);
        }
    }
}
