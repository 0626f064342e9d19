package cn.huice.casework.exchange;

import cn.huice.casework.application.Drafts;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives one row its effect, by the rights its file was sent with. */
@ApplicationScoped
class RowImport {
    private static final Map<String, String> KINDS = Map.of(
            "个人", "person", "企业", "enterprise", "机构", "institution", "项目", "project", "宗地", "parcel", "供应", "supply");
    private static final Set<String> OF_APPLICATIONS = Set.copyOf(ImportKind.APPLICATIONS.headers());
    private final Register register;
    private final Drafts drafts;
    private final ImportedApplications imported;
    private final Clock clock;

    RowImport(Register register, Drafts drafts, ImportedApplications imported, Clock clock) {
        this.register = register;
        this.drafts = drafts;
        this.imported = imported;
        this.clock = clock;
    }

    /** @throws ProblemException why it has no effect */
    @Transactional(Transactional.TxType.MANDATORY)
    RowEffect apply(ImportJob job, TableRow row) {
        return switch (job.kind()) {
            case FACTS -> fact(job, row);
            case APPLICATIONS -> draft(job, row);
        };
    }

    private RowEffect fact(ImportJob job, TableRow row) {
        SubjectId subject = subject(row);
        Attribute attribute = attribute("事实项", row.required("事实项"));
        if (!job.authorities().contains(attribute.authority())) {
            throw new ProblemException(
                    403,
                    "authority-required",
                    Text.of("该事实项由" + attribute.authority() + "核实", "It is verified by " + attribute.authority()),
                    List.of(FieldError.of(
                            "事实项",
                            "由" + attribute.authority() + "核实",
                            "is verified by " + attribute.authority(),
                            attribute.authority())));
        }
        if (!register.exists(subject)) {
            throw TableRow.bad("主体编号", "登记簿里没有 " + subject.id(), "not in the register: " + subject.id(), "register");
        }
        Value value = value("值", attribute, row.required("值"));
        Validity validity = validity(row);
        return standing(subject, attribute, value, validity, row.text("生效日期").isPresent())
                .map(RowEffect::before)
                .orElseGet(() ->
                        RowEffect.made(register.verify(subject, attribute.key(), value, validity, attribute.authority())
                                .id()
                                .toString()));
    }

    /** @throws ProblemException 400 naming the column */
    private static Value value(String header, Attribute attribute, String text) {
        try {
            return Vocabulary.standard().parse(attribute, CellValue.json(attribute, text));
        } catch (InvalidValue e) {
            throw ProblemException.badField(new FieldError(
                    header, Text.same(e.getMessage()), attribute.type().name()));
        }
    }

    /** The fact as it stands, where it says what the row says. @param dated whether the row says since when it holds */
    private Optional<String> standing(
            SubjectId subject, Attribute attribute, Value value, Validity validity, boolean dated) {
        return register.standing(subject, validity.from()).stream()
                .filter(known -> known.attribute().equals(attribute.key())
                        && known.fact().equals(new Fact(value, Standing.VERIFIED, attribute.authority()))
                        && known.validity().until().equals(validity.until())
                        && (!dated || known.validity().from().equals(validity.from())))
                .map(known -> known.id().toString())
                .findFirst();
    }

    private RowEffect draft(ImportJob job, TableRow row) {
        String district = row.required("受理区");
        if (!district.matches("\\d{6}")) {
            throw TableRow.bad("受理区", "应为六位行政区划代码", "must be six digits", "GB/T 2260");
        }
        if (!Caller.CITY.equals(job.district()) && !district.equals(job.district())) {
            throw new ProblemException(
                    403,
                    "foreign-district",
                    Text.of("只能为本区录入", "Only for your own district"),
                    List.of(FieldError.of("受理区", "不是本区", "not your district", String.valueOf(job.district()))));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        row.cells().forEach((header, text) -> {
            if (!OF_APPLICATIONS.contains(header) && !header.equals(ImportedApplications.SOURCE)) {
                Attribute attribute = attribute(header, header);
                facts.put(attribute.key().value(), CellValue.json(attribute, text));
                value(header, attribute, text);
            }
        });
        String policy = row.required("政策");
        SubjectId subject = subject(row);
        return imported.once(district, row, () -> drafts.open(policy, subject, district, facts, job.owner()));
    }

    private static SubjectId subject(TableRow row) {
        String kind = row.required("主体类型");
        try {
            return new SubjectId(KINDS.getOrDefault(kind, kind), row.required("主体编号"));
        } catch (IllegalArgumentException e) {
            throw TableRow.bad("主体编号", "主体类型或编号不对", "not a kind or an id of a subject", "subject");
        }
    }

    private static Attribute attribute(String header, String name) {
        return Vocabulary.standard()
                .byName(name)
                .or(() -> Vocabulary.standard().find(name))
                .orElseThrow(() -> TableRow.bad(
                        header,
                        "词汇表里没有「" + name + "」"
                                + Vocabulary.standard()
                                        .nearestName(name)
                                        .map(near -> "，是否为「" + near + "」")
                                        .orElse(""),
                        "not an attribute",
                        "vocabulary"));
    }

    private Validity validity(TableRow row) {
        try {
            return new Validity(row.day("生效日期").orElseGet(() -> LocalDate.now(clock)), row.day("失效日期"));
        } catch (IllegalArgumentException e) {
            throw TableRow.bad("失效日期", "有效期不对", "not a validity", "validity");
        }
    }
}
