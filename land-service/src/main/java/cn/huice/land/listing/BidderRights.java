package cn.huice.land.listing;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** For whom a caller bids. */
@ApplicationScoped
class BidderRights {
    private final Caller caller;

    BidderRights(Caller caller) {
        this.caller = caller;
    }

    /** Looking at it refuses a token that is not valid, also where everyone may read. */
    boolean anonymous() {
        return caller.anonymous();
    }

    Optional<String> enterprise() {
        return caller.subjectId()
                .filter(id -> caller.subjectKind().filter("enterprise"::equals).isPresent());
    }

    /** @throws ProblemException 403 unless the caller stands for an enterprise */
    String requireEnterprise() {
        return enterprise()
                .orElseThrow(() -> ProblemException.forbidden(
                        "enterprise-required", Text.of("竞买人应为企业", "Only enterprises bid for industrial land")));
    }
}
