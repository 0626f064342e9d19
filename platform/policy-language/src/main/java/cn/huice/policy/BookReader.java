package cn.huice.policy;

import cn.huice.policy.vocabulary.Vocabulary;
import java.util.List;

final class BookReader {
    BookReader(Vocabulary vocabulary) {}

    List<Policy> read(List<PolicySource> sources) throws PolicyErrors {
        return List.of();
    }
}
