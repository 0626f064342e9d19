package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentRequest.SubjectRef;
import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.payee.PayeeAccounts;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.ReadOnly;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.sql.Json;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import cn.huice.registry.Subject;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Filing, amending and finding applications. */
@ApplicationScoped
class Applications {
    /**
     * Who applies where the beneficiary is in no register: a calculation for nobody in particular may be asked for by
     * anyone; a team's by its leader or the unit it works for; a district's by the institution that acts for it.
     */
    private static final Map<String, Set<String>> APPLICANTS = Map.of(
            "none", Set.of("person", "enterprise", "institution"),
            "team", Set.of("person", "enterprise", "institution"),
            "district", Set.of("institution"));

    private final Catalogue catalogue;
    private final Procedures procedures;
    private final Subjects subjects;
    private final CaseJournal journal;
    private final Rights rights;
    private final Caller caller;
    private final Json json;
    private final Clock clock;
    private final EntityManager database;
    private final CaseNumbers numbers;
    private final PayeeAccounts payees;

    Applications(
            Catalogue catalogue,
            Procedures procedures,
            Subjects subjects,
            CaseJournal journal,
            Rights rights,
            Caller caller,
            Json json,
            Clock clock,
            EntityManager database,
            CaseNumbers numbers,
            PayeeAccounts payees) {
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.subjects = subjects;
        this.journal = journal;
        this.rights = rights;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
        this.database = database;
        this.numbers = numbers;
        this.payees = payees;
    }

    /**
     * Opens a draft, pinned to today's policy texts.
     *
     * @throws ProblemException 400 unknown policy, facts or related subject; 403 for somebody else; 422 where the
     *     policy cannot be applied for, is not in force, or is for others
     */
    Application file(FilingRequest filing) {
        return open(filing, subject(filing.subject()), caller.name());
    }

    /** The same for a subject the caller need not be. @param filer account that files it */
    Application open(FilingRequest filing, SubjectId subject, String filer) {
        CurrentBook book = catalogue.upToDate();
        Policy policy = book.named("policy", filing.policy());
        ReadOnly.refused("policy", policy);
        Procedure procedure = procedures.of(policy).orElseThrow(() -> notAppliable(policy));
        List<SubjectId> related =
                filing.related().stream().map(ref -> ref.named("related")).toList();
        requireBeneficiary(policy, subject, related);
        requireRegistered(related);
        FactsInput.declared(filing.facts());

        LocalDate today = LocalDate.now(clock);
        PolicyVersion version = policy.versionOn(today).orElseThrow(() -> notInForce(policy, today));
        String district = district(filing, subject);

        Application application = new Application();
        application.id = UUID.randomUUID().toString();
        application.number = numbers.next(district, today);
        application.policyId = policy.id();
        application.policyVersion = version.effectiveFrom();
        application.bookEdition = book.edition().digest();
        application.procedureId = procedure.id();
        application.subjectKind = subject.kind();
        application.subjectId = subject.id();
        application.related = json.write(related);
        application.district = district;
        application.applicant = filer;
        application.declared = json.write(filing.facts());
        application.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        application.moveTo(Lifecycle.start(), procedure);
        application.persist();
        journal.tell(application, "filed");
        if (filing.payee() != null) {
            payees.state(subject, filing.payee(), caller.name());
        }
        return application;
    }

    /** Replaces the declarations while the case is with its applicant. */
    Application amend(String id, Revision seen, AmendmentRequest amendment) {
        Application application = locked(id);
        Revision.check(seen, application.revision);
        if (!rights.owns(application)) {
            throw ProblemException.forbidden("not-yours", Text.of("只有申请人可以修改申报内容", "Only the applicant may amend it"));
        }
        if (application.state != State.DRAFT && application.state != State.RETURNED) {
            throw ProblemException.conflict(
                    "not-amendable",
                    Text.of("申请已提交，退回补正后才能修改", "It is submitted; it can be amended only after a return"));
        }
        FactsInput.declared(amendment.facts());
        application.declared = json.write(amendment.facts());
        application.revision++;
        journal.tell(application, "amended");
        return application;
    }

    /** @throws ProblemException 404 where it does not exist or is not the caller's to see */
    Application visible(String id) {
        return rights.visible(Application.findById(id), id);
    }

    /** The same, locked until the transaction ends. */
    Application locked(String id) {
        return rights.visible(lock(id), id);
    }

    /** Locked, for work that no caller does. */
    Application lock(String id) {
        return database.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private SubjectId subject(SubjectRef named) {
        String own = caller.subjectId().orElse(null);
        String kind = caller.subjectKind().orElse("person");
        if (own == null || (named != null && !named.equals(new SubjectRef(kind, own)))) {
            throw ProblemException.forbidden(
                    "not-your-subject", Text.of("只能为令牌所载主体申请", "You can apply only for the subject of your token"));
        }
        return new SubjectId(kind, own);
    }

    private void requireRegistered(List<SubjectId> related) {
        for (int i = 0; i < related.size(); i++) {
            SubjectId subject = related.get(i);
            if (subjects.find(subject).isEmpty()) {
                throw ProblemException.badField(FieldError.of(
                        "related[" + i + "]",
                        "登记簿里没有 " + subject.id(),
                        "not in the register: " + subject.id(),
                        "register"));
            }
        }
    }

    private static void requireBeneficiary(Policy policy, SubjectId subject, List<SubjectId> related) {
        boolean meant = APPLICANTS
                        .getOrDefault(policy.beneficiary(), Set.of(policy.beneficiary()))
                        .contains(subject.kind())
                || related.stream().anyMatch(other -> policy.beneficiary().equals(other.kind()));
        if (!meant) {
            throw ProblemException.unprocessable(
                    "wrong-beneficiary",
                    Text.of("该政策的对象是 " + policy.beneficiary(), "The policy is for a " + policy.beneficiary()),
                    FieldError.of("subject.kind", "对象不符", "not whom the policy is for", policy.id()));
        }
    }

    /** The district that handles it; a subject that was in no register is registered there. */
    private String district(FilingRequest filing, SubjectId subject) {
        if (filing.district() != null) {
            subjects.ensure(subject, filing.district());
            return filing.district();
        }
        return subjects.find(subject)
                .map(Subject::district)
                .orElseThrow(() -> ProblemException.badField(FieldError.of(
                        "district",
                        "主体未登记，请写明受理区的区划代码",
                        "the subject is not registered: name the district",
                        "GB/T 2260")));
    }

    private static ProblemException notAppliable(Policy policy) {
        return ProblemException.unprocessable(
                "not-appliable",
                Text.of("该政策目前不能在线申请", "This policy cannot be applied for"),
                FieldError.of("policy", policy.kind().zh() + "类，没有办理流程", "has no procedure", policy.id()));
    }

    private static ProblemException notInForce(Policy policy, LocalDate day) {
        return ProblemException.unprocessable(
                "not-in-force",
                Text.of(day + " 该政策没有有效版本", "No version is in force on " + day),
                FieldError.of("policy", "不在有效期内", "not in force", policy.id()));
    }
}
