package cn.huice.journal.command;

import cn.huice.web.FieldError;
import cn.huice.web.MessageBound;
import cn.huice.web.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Demands the key of a command and takes the fingerprint of its request: method, path with query, and body. */
@Command
@Provider
@Priority(Priorities.ENTITY_CODER)
class CommandGate implements ContainerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,128}");

    private final CommandRequest command;
    private final MessageBound bound;

    CommandGate(CommandRequest command, MessageBound bound) {
        this.command = command;
        this.bound = bound;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            throw ProblemException.badField(FieldError.of(
                    HEADER,
                    key == null ? "缺少此请求头" : "应为 8 到 128 个可见 ASCII 字符",
                    key == null ? "this header is required" : "must be 8 to 128 visible ASCII characters",
                    "8..128"));
        }
        byte[] body = request.hasEntity() ? whole(request.getEntityStream()) : new byte[0];
        request.setEntityStream(new ByteArrayInputStream(body));
        URI address = request.getUriInfo().getRequestUri();
        command.is(key, fingerprint(request.getMethod(), address.getRawPath() + "?" + address.getRawQuery(), body));
    }

    private byte[] whole(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes((int) bound.message() + 1);
        if (body.length > bound.message()) {
            throw MessageBound.tooLarge(bound.message());
        }
        return body;
    }

    private static byte[] fingerprint(String method, String address, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : new byte[][] {utf8(method), utf8(address), body}) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
