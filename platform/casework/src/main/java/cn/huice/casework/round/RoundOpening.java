package cn.huice.casework.round;

import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.round.Round.State;
import cn.huice.casework.sql.Money;
import cn.huice.policy.Policy;
import cn.huice.policy.Quota.Per;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Who may open a round for what, and what an opened one is. */
@ApplicationScoped
class RoundOpening {
    private final Catalogue catalogue;
    private final Procedures procedures;
    private final Caller caller;
    private final Clock clock;

    RoundOpening(Catalogue catalogue, Procedures procedures, Caller caller, Clock clock) {
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 400 on policy, district or places; 403 for another's district; 422 for a policy whose
     *     procedure has no 排序
     */
    Round of(OpeningRequest request) {
        Policy policy = catalogue.upToDate().named("policy", request.policy());
        Procedure procedure = procedures
                .of(policy)
                .filter(each -> each.has(StepKind.RANKING))
                .orElseThrow(() -> ProblemException.unprocessable(
                        "no-ranking",
                        Text.of("该政策的流程没有排序环节", "The policy's procedure has no ranking"),
                        FieldError.of("policy", "没有排序", "has none", request.policy())));
        boolean counted =
                request.places() != null || policy.quotas().stream().anyMatch(quota -> quota.per() != Per.APPLICANT);
        if (counted && procedure.allocation().orElseThrow().group().isPresent()) {
            throw ProblemException.badField(
                    FieldError.of("places", "分组的分配不能限定名额", "a round in groups has no places", procedure.id()));
        }
        String district = district(request, procedure);
        requireWorks(district);
        return new Round(
                UUID.randomUUID().toString(),
                policy.id(),
                procedure.id(),
                request.year(),
                district,
                request.title(),
                request.total() == null ? null : Money.parse("total", request.total()),
                request.places(),
                request.until(),
                State.OPEN,
                null,
                null,
                null,
                null,
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                1);
    }

    private String district(OpeningRequest request, Procedure procedure) {
        boolean ofCity = procedure.step(procedure.indexOf(StepKind.RANKING)).actor() == Actor.CITY;
        String own = ofCity ? Caller.CITY : caller.district().orElse("none");
        String named = Optional.ofNullable(request.district()).orElse(own);
        if (ofCity != named.equals(Caller.CITY)) {
            throw ProblemException.badField(FieldError.of(
                    "district",
                    ofCity ? "该流程由市级排序，应为 120000" : "该流程由区级排序，请写明区划代码",
                    ofCity ? "the city ranks here: 120000" : "districts rank here: name one",
                    "GB/T 2260"));
        }
        return named;
    }

    /** @throws ProblemException 403 unless the caller works the rounds of that district */
    void requireWorks(String district) {
        if (!caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "not-your-round", Text.of("这一轮分配不由您办理", "This round is not yours to work"));
        }
    }
}
