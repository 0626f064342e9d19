package cn.huice.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * A private key in a file that only its owner reads, for local use: one file for each algorithm, so that going over to the
 * other keeps what was sealed before.
 *
 * @param file PKCS#8, base64
 */
record KeptKey(SealAlgorithm algorithm, Path file) {

    static KeptKey in(Path folder, String service, SealAlgorithm algorithm) {
        String name = algorithm == SealAlgorithm.ED25519
                ? service + ".key"
                : service + "." + algorithm.name().toLowerCase(Locale.ROOT) + ".key";
        return new KeptKey(algorithm, folder.resolve(name));
    }

    /** @throws IllegalArgumentException if it is neither an Ed25519 nor an SM2 key */
    static AsymmetricKeyParameter decode(String base64) {
        try {
            AsymmetricKeyParameter key =
                    PrivateKeyFactory.createKey(Base64.getDecoder().decode(base64.strip()));
            SealAlgorithm.of(key);
            return key;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not an Ed25519 or SM2 private key (PKCS#8, base64)", e);
        }
    }

    /** Empty if none was made yet. */
    Optional<AsymmetricKeyParameter> read() throws IOException {
        return Files.exists(file) ? Optional.of(decode(Files.readString(file))) : Optional.empty();
    }

    AsymmetricKeyParameter readOrMake() throws IOException {
        Optional<AsymmetricKeyParameter> there = read();
        if (there.isPresent()) {
            return there.get();
        }
        AsymmetricKeyParameter made = algorithm.newKey();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                Base64.getEncoder()
                        .encodeToString(
                                PrivateKeyInfoFactory.createPrivateKeyInfo(made).getEncoded()));
        return made;
    }
}
