package cn.huice.casework.exchange;

import cn.huice.casework.application.Drafts;
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
import java.util.Set;

/** Gives one row its effect, by the rights its file was sent with. */
@ApplicationScoped
class RowImport {
    private static final Map<String, String> KINDS = Map.of(
            "个人", "person", "企业", "enterprise", "机构", "institution", "项目", "project", "宗地", "parcel", "供应", "supply");
    private static final Set<String> OF_APPLICATIONS = Set.copyOf(ImportKind.APPLICATIONS.headers());
    private final Register register;
    private final Drafts drafts;
    private final Clock clock;

    RowImport(Register register, Drafts drafts, Clock clock) {
        this.register = register;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * @return what it made
     * @throws ProblemException why it has no effect
     */
    @Transactional(Transactional.TxType.MANDATORY)
    String apply(ImportJob job, TableRow row) {
        return switch (job.kind()) {
            case FACTS -> fact(job, row);
            case APPLICATIONS -> draft(job, row);
        };
    }

    private String fact(ImportJob job, TableRow row) {
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
        try {
            return register.verify(
                            subject,
                            attribute.key(),
                            Vocabulary.standard().parse(attribute, CellValue.json(attribute, row.required("值"))),
                            validity(row),
                            attribute.authority())
                    .id()
                    .toString();
        } catch (InvalidValue e) {
            throw ProblemException.badField(new FieldError(
                    "值", Text.same(e.getMessage()), attribute.type().name()));
        }
    }

    private String draft(ImportJob job, TableRow row) {
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
            if (!OF_APPLICATIONS.contains(header)) {
                Attribute attribute = attribute(header, header);
                facts.put(attribute.key().value(), CellValue.json(attribute, text));
            }
        });
        return drafts.open(row.required("政策"), subject(row), district, facts, job.owner());
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
