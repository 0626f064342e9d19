package cn.huice.casework.material;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.application.CaseFiles;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.storage.Spooled;
import cn.huice.casework.storage.StoredFiles;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds, shares, removes and gives out the files of applications. */
@ApplicationScoped
class Materials {
    /** For what an officer asks for besides the policy's list. */
    static final String OTHER = "其他材料";

    private final CaseFiles cases;
    private final MaterialTable table;
    private final StoredFiles files;
    private final MaterialJournal journal;
    private final MaterialSettings settings;
    private final Caller caller;
    private final Clock clock;

    Materials(
            CaseFiles cases,
            MaterialTable table,
            StoredFiles files,
            MaterialJournal journal,
            MaterialSettings settings,
            Caller caller,
            Clock clock) {
        this.cases = cases;
        this.table = table;
        this.files = files;
        this.journal = journal;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /** A file that was added, or was there before. */
    record Added(MaterialFile file, boolean before) {}

    /** What a sender says about its file; any of it may be null. */
    record Sent(String name, String declaredType, LocalDate validUntil) {}

    /**
     * Takes a file to disk, looks at it, and records it. The record is made in a transaction of its own after the file is
     * safe, so a long upload holds nothing in the database, and one that breaks off leaves nothing.
     *
     * @throws ProblemException 404, 403 and 409 as {@link CaseFiles#amendable}; 400 not a material of the policy or not what
     *     it is declared as; 413, 415, 507
     */
    Added add(String application, String material, InputStream stream, Sent sent) {
        QuarkusTransaction.requiringNew().run(() -> requireListed(cases.amendable(application), material));
        try (Spooled spooled = files.take(stream, settings.largestFile().asLongValue())) {
            if (spooled.size() == 0) {
                throw ProblemException.badField(FieldError.of("file", "文件是空的", "the file is empty", "> 0"));
            }
            FileType type = Content.check(spooled.file(), sent.declaredType(), settings.types());
            files.bring(spooled);
            return QuarkusTransaction.requiringNew().call(() -> record(application, material, spooled, type, sent));
        }
    }

    private Added record(String application, String material, Spooled spooled, FileType type, Sent sent) {
        CaseFile of = cases.amendable(application);
        List<MaterialFile> there = table.ofCase(application);
        Optional<MaterialFile> same = there.stream()
                .filter(file ->
                        file.material().equals(material) && file.digest().equals(spooled.digest()))
                .findFirst();
        if (same.isPresent()) {
            return new Added(same.get(), true);
        }
        requireRoom(there, spooled.size());
        MaterialFile file = new MaterialFile(
                UUID.randomUUID().toString(),
                application,
                of.subject(),
                material,
                FileName.clean(sent.name(), type),
                type.mediaType(),
                spooled.size(),
                spooled.digest(),
                sent.validUntil(),
                null,
                clock.instant()
                        .truncatedTo(ChronoUnit.MICROS)
                        .atZone(Shanghai.ZONE)
                        .toOffsetDateTime(),
                caller.name());
        files.keep(spooled, file.holder());
        table.insert(file);
        journal.added(of, file);
        return new Added(file, false);
    }

    /** Refers to a file of an earlier case instead of asking for it again. @throws ProblemException 404, 409 no longer valid */
    @Transactional(Transactional.TxType.MANDATORY)
    MaterialFile reuse(String application, String material, String fileId) {
        CaseFile of = cases.amendable(application);
        requireListed(of, material);
        MaterialFile held = held(of).stream()
                .filter(file -> file.id().equals(fileId) && file.material().equals(material))
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict(
                        "not-held",
                        Text.of("没有可沿用的这份材料，或已失效", "There is no such file that can be used again"),
                        FieldError.of("file", "不可沿用", "cannot be used again", material)));
        return refer(of, held);
    }

    /** Refers to what is held for every listed material that is not there yet. @return names that stay missing */
    @Transactional(Transactional.TxType.MANDATORY)
    List<MaterialsView.Line> completed(CaseFile of) {
        MaterialsView view = view(of);
        view.materials().stream()
                .filter(line -> line.state() == MaterialsView.State.HELD)
                .forEach(line -> refer(of, line.held()));
        return view.materials().stream()
                .filter(line -> line.state() == MaterialsView.State.MISSING)
                .toList();
    }

    private MaterialFile refer(CaseFile of, MaterialFile held) {
        List<MaterialFile> there = table.ofCase(of.id());
        Optional<MaterialFile> same = there.stream()
                .filter(file ->
                        file.material().equals(held.material()) && file.digest().equals(held.digest()))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        requireRoom(there, held.size());
        MaterialFile file = new MaterialFile(
                UUID.randomUUID().toString(),
                of.id(),
                of.subject(),
                held.material(),
                held.name(),
                held.mediaType(),
                held.size(),
                held.digest(),
                held.validUntil() == null
                        ? held.addedAt().plus(settings.reuseFor()).toLocalDate()
                        : held.validUntil(),
                held.id(),
                clock.instant()
                        .truncatedTo(ChronoUnit.MICROS)
                        .atZone(Shanghai.ZONE)
                        .toOffsetDateTime(),
                caller.name());
        files.share(file.digest(), file.size(), file.holder());
        table.insert(file);
        journal.added(of, file);
        return file;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(String application, String id) {
        CaseFile of = cases.amendable(application);
        MaterialFile file = file(application, id);
        table.delete(id);
        files.release(file.digest(), file.holder());
        journal.removed(of, file);
    }

    /** For download. Who else than the owner reads it is journaled before a byte is given out. */
    @Transactional
    MaterialFile readable(String application, String id) {
        CaseFile of = cases.readable(application);
        MaterialFile file = file(application, id);
        if (!caller.owns(of.subject().kind(), of.subject().id())) {
            journal.read(of, file);
        }
        return file;
    }

    @Transactional
    MaterialsView of(String application) {
        return view(cases.readable(application));
    }

    private MaterialsView view(CaseFile of) {
        return MaterialLines.of(
                of.id(),
                cases.policy(of.id()).materials(),
                table.ofCase(of.id()),
                of.withApplicant() ? held(of) : List.of());
    }

    private List<MaterialFile> held(CaseFile of) {
        return table.held(
                of.subject(), of.id(), LocalDate.now(clock), clock.instant().minus(settings.reuseFor()));
    }

    private MaterialFile file(String application, String id) {
        return table.find(id)
                .filter(file -> file.application().equals(application))
                .orElseThrow(() -> ProblemException.notFound("材料/file", id));
    }

    private void requireListed(CaseFile of, String material) {
        boolean listed = material.equals(OTHER)
                || cases.policy(of.id()).materials().stream()
                        .anyMatch(each -> each.name().equals(material));
        if (!listed) {
            throw ProblemException.badField(FieldError.of(
                    "material",
                    "政策材料清单里没有「" + material + "」，清单之外的写「" + OTHER + "」",
                    "not a material of the policy; " + OTHER + " for others",
                    of.policy()));
        }
    }

    private void requireRoom(List<MaterialFile> there, long size) {
        long bound = settings.largestCase().asLongValue();
        if (there.stream().mapToLong(MaterialFile::size).sum() + size > bound) {
            throw new ProblemException(
                    413,
                    "case-too-large",
                    Text.of(
                            "一件申请的材料合计不得超过 " + bound + " 字节",
                            "All files of a case may have at most " + bound + " bytes"),
                    List.of(FieldError.of("file", "合计过大", "too large in all", "<= " + bound)));
        }
    }
}
