package cn.huice.casework.notice;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * 公示, as everyone may read it.
 *
 * @param subjectName redacted where it is a person's
 * @param amount 元; null where the case grants no money
 * @param until the last day on which one may object, after all extensions
 * @param extensions oldest first
 */
public record PublicNotice(
        String id,
        @JsonIgnore String caseId,
        @JsonIgnore String subjectId,
        String policy,
        String title,
        String subjectName,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String district,
        String article,
        LocalDate publishedOn,
        LocalDate until,
        State state,
        List<Extension> extensions,
        @JsonIgnore int mostExtension,
        @JsonIgnore long sequence) {

    public PublicNotice {
        extensions = List.copyOf(extensions);
    }

    /** 工作日 by which it may still be extended. */
    int extensionLeft() {
        return mostExtension
                - extensions.stream().mapToInt(Extension::workingDays).sum();
    }

    public enum State {
        /** It stands, and nobody has objected, or every objection has been answered. */
        OPEN,
        /** At least one objection waits for its answer; the notice cannot end. */
        OBJECTED,
        /** Its term has run out without an objection being upheld. */
        ENDED,
        /** Closed before its end. */
        WITHDRAWN;

        boolean live() {
            return this == OPEN || this == OBJECTED;
        }
    }
}
