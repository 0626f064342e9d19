package cn.huice.casework.material;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its content, whatever its name and its sender say. */
final class Content {
    private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();
    /** Declared by those who do not know. */
    private static final Set<String> UNSTATED = Set.of("application/octet-stream", "binary/octet-stream");

    private static final int MOST_ENTRIES = 20_000;

    private Content() {}

    /**
     * @param declared the sender's media type without parameters; null where it states none
     * @throws ProblemException 415 for a kind that is not taken, 400 where the content is not what was declared
     */
    static FileType check(Path file, String declared, Set<FileType> taken) {
        String found = sniff(file);
        Optional<FileType> type = FileType.of(found);
        if (declared != null
                && !UNSTATED.contains(declared)
                && !type.map(known -> known.mayBeDeclared(declared)).orElse(found.equals(declared))) {
            throw ProblemException.badRequest(
                    "content-mismatch",
                    Text.of(
                            "声明的格式是 " + declared + "，内容却是 " + found,
                            "It is declared as " + declared + ", but its content is " + found),
                    FieldError.of("file", "内容与声明的格式不符", "not what it is declared as", "Content-Type"));
        }
        return type.filter(taken::contains).orElseThrow(() -> notTaken(found, taken));
    }

    private static String sniff(Path file) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            MediaType found = MAGIC.detect(stream, new Metadata());
            return MAGIC.getMediaTypeRegistry().isInstanceOf(found, MediaType.APPLICATION_ZIP)
                    ? inside(file)
                    : found.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Office documents and OFD are archives; what lies in them tells. One with macros is none that we know. */
    private static String inside(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                return "application/x-archive-too-large";
            }
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
                return "application/vnd.ms-office.macroenabled";
            }
            return names.contains("OFD.xml")
                    ? FileType.OFD.mediaType()
                    : names.contains("word/document.xml")
                            ? FileType.DOCX.mediaType()
                            : names.contains("xl/workbook.xml") ? FileType.XLSX.mediaType() : FileType.ZIP.mediaType();
        } catch (ZipException e) {
            return "application/x-damaged-archive";
        }
    }

    private static ProblemException notTaken(String found, Set<FileType> taken) {
        String kinds = taken.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
        return new ProblemException(
                415,
                "file-type-not-taken",
                Text.of("不接受这种文件（" + found + "），可用：" + kinds, "No files of this kind (" + found + "); taken: " + kinds),
                List.of(FieldError.of("file", "格式不在接受之列", "not a kind that is taken", kinds)));
    }
}
