package cn.huice.casework.exchange;

import cn.huice.journal.sql.Database;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Which rows have become applications. A row is known again by the number it has where it comes from (来源编号), or, where it has
 * none, by all that stands in it; what a row becomes once it does not become again, in whichever file it comes.
 */
@ApplicationScoped
class ImportedApplications {
    /** Optional column: the sender's own number of the row. */
    static final String SOURCE = "来源编号";

    private final Database database;

    ImportedApplications(Database database) {
        this.database = database;
    }

    private record Earlier(String content, String application) {}

    /**
     * @param open opens the application, if the row has not become one
     * @throws ProblemException 400 where another row came under the same number
     */
    @Transactional(Transactional.TxType.MANDATORY)
    RowEffect once(String district, TableRow row, Supplier<String> open) {
        String content = content(row);
        String source = digest(district, row.text(SOURCE).orElse(content));
        database.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", lock -> true, "import/" + source);
        Optional<Earlier> earlier = database.first(
                "select content, application_id from imported_application where source = ?",
                found -> new Earlier(found.getString(1), found.getString(2)),
                source);
        if (earlier.isPresent()) {
            return same(earlier.get(), content);
        }
        String application = open.get();
        database.change(
                "insert into imported_application (source, content, application_id) values (?, ?, ?)",
                source,
                content,
                application);
        return RowEffect.made(application);
    }

    private static RowEffect same(Earlier earlier, String content) {
        if (!earlier.content().equals(content)) {
            throw TableRow.bad(
                    SOURCE,
                    "此编号已录入为申请 " + earlier.application() + "，内容不同；请在该申请中修改",
                    "was imported with other content as " + earlier.application(),
                    "unique");
        }
        return RowEffect.before(earlier.application());
    }

    private static String content(TableRow row) {
        return digest(new TreeMap<>(row.cells())
                .entrySet().stream()
                        .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
                        .toArray(String[]::new));
    }

    /** Of the texts, each with its length before it, so that no two lists have one. */
    private static String digest(String... texts) {
        SM3Digest digest = new SM3Digest();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), 0, Integer.BYTES);
            digest.update(bytes, 0, bytes.length);
        }
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }
}
