package cn.huice.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an auditor looks for; conditions left out hold for all.
 *
 * @param type CloudEvents type
 * @param subject subject id
 * @param after only entries with a higher sequence
 * @param limit at most so many, at least 1
 */
public record JournalQuery(
        Optional<String> stream, Optional<String> type, Optional<String> subject, long after, int limit) {

    String sql() {
        List<String> conditions = new ArrayList<>(List.of("sequence > ?"));
        stream.ifPresent(any -> conditions.add("stream = ?"));
        type.ifPresent(any -> conditions.add("type = ?"));
        subject.ifPresent(any -> conditions.add("subject_id = ?"));
        return "SELECT " + Content.COLUMNS + " FROM journal_entry WHERE " + String.join(" AND ", conditions)
                + " ORDER BY sequence LIMIT ?";
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(List.of(after));
        stream.ifPresent(parameters::add);
        type.ifPresent(parameters::add);
        subject.ifPresent(parameters::add);
        parameters.add(limit);
        return parameters;
    }
}
