package cn.huice.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the clients know: each command noted down before it is sent, and each answer before it is acted upon. Kept in memory
 * for the proof, and in a file for whoever looks into a failure.
 */
final class Ledger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An answer that came.
     *
     * @param service whose command it was: talent, industry or land
     * @param account who sent it
     * @param text the body, to the byte
     */
    record Answer(String service, String account, String key, String path, int status, String text) {
        boolean acknowledges() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * A file whose keeping was acknowledged.
     *
     * @param account whose it is
     */
    record Upload(String service, String account, String application, String file, String content) {}

    private final BufferedWriter file;
    private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();
    private final List<Answer> answers = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong notKept = new AtomicLong();

    Ledger(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.file = Files.newBufferedWriter(file);
    }

    /** By which whatever a command does is found in the journals: the same however often it is sent. */
    static String requestId(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A command is about to be sent, perhaps again. */
    void sending(String account, String key, String method, String path) {
        sent.incrementAndGet();
        write(Map.of("send", method + " " + path, "account", account, "key", key));
    }

    /** No answer came, or one that says nothing about the command (502, 503, 504). */
    void nothing(String key, String why) {
        lost.incrementAndGet();
        write(Map.of("nothing", why, "key", key));
    }

    void answered(Answer answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        write(Map.of("status", answer.status(), "key", answer.key(), "answer", answer.text()));
    }

    /** A file was refused because it could not be written. */
    void notKept() {
        notKept.incrementAndGet();
    }

    /** How many files were. */
    long filesNotKept() {
        return notKept.get();
    }

    void uploaded(Upload upload) {
        uploads.add(upload);
    }

    Set<Upload> uploads() {
        return uploads;
    }

    void note(String what) {
        write(Map.of("note", what));
    }

    List<Answer> answers() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    long sent() {
        return sent.get();
    }

    long lost() {
        return lost.get();
    }

    private synchronized void write(Map<String, Object> line) {
        try {
            file.write(JSON.writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
