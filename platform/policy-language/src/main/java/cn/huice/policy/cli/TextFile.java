package cn.huice.policy.cli;

import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.yaml.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files that people wrote. */
final class TextFile {
    /** No text within {@link YamlReader#MAX_LENGTH} takes more bytes in UTF-8. */
    private static final long MAX_BYTES = 3L * YamlReader.MAX_LENGTH;

    private TextFile() {}

    /**
     * The text of a file under its path with forward slashes.
     *
     * @throws PolicyErrors if it is too long to be a policy, or not UTF-8
     */
    static PolicySource read(Path path) throws IOException, PolicyErrors {
        String name = name(path);
        if (Files.size(path) > MAX_BYTES) {
            throw refused(name, 1, 1, "文件超过 1 MB");
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
            int column = read.length() - read.lastIndexOf('\n');
            throw refused(name, line, column, "这里不是 UTF-8 编码的文字，请把文件另存为 UTF-8");
        }
        return new PolicySource(name, read);
    }

    static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static PolicyErrors refused(String name, int line, int column, String message) {
        return new PolicyErrors(List.of(new PolicyError(name, line, column, message, Optional.empty())));
    }
}
