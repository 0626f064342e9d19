package cn.huice.casework.material;

import cn.huice.casework.application.CaseFile;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens to the files of cases: kept with the digest, never published. */
@ApplicationScoped
class MaterialJournal {
    private final Journal journal;

    MaterialJournal(Journal journal) {
        this.journal = journal;
    }

    void added(CaseFile of, MaterialFile file) {
        Map<String, Object> data = data(file);
        data.put("reusedFrom", file.reusedFrom());
        journal.append(NewEntry.kept(
                of.stream(), "cn.huice.material.added.v1", of.subject().id(), data));
    }

    void removed(CaseFile of, MaterialFile file) {
        journal.append(NewEntry.kept(
                of.stream(), "cn.huice.material.removed.v1", of.subject().id(), data(file)));
    }

    /** Somebody else than its owner has read it. In a stream of its own, so that readers do not wait for the case. */
    void read(CaseFile of, MaterialFile file) {
        journal.append(NewEntry.kept(
                "material:" + file.id(),
                "cn.huice.material.read.v1",
                of.subject().id(),
                data(file)));
    }

    private static Map<String, Object> data(MaterialFile file) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("application", file.application());
        data.put("file", file.id());
        data.put("material", file.material());
        data.put("mediaType", file.mediaType());
        data.put("size", file.size());
        data.put("sm3", file.digest());
        return data;
    }
}
