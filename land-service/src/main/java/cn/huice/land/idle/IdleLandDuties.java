package cn.huice.land.idle;

import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;

/** The dated duties of 第53号令, under the city's policy that calls for them. */
@ApplicationScoped
class IdleLandDuties {
    static final String POLICY = "land18-idle-land";
    /** 三十日 of 第五条、第六条、第十六条: calendar days. */
    private static final int DAYS = 30;

    private final Duties duties;

    IdleLandDuties(Duties duties) {
        this.duties = duties;
    }

    @Transactional(TxType.MANDATORY)
    void suspected(IdleLand land) {
        LocalDate due = land.suspectedOn().plusDays(DAYS);
        duties.open(
                draft(land, "第五条", "survey", "调查核实涉嫌闲置土地", department(), due).fulfilledByCommand());
        duties.open(
                draft(land, "第六条", "materials", "提供土地开发利用情况、闲置原因的说明材料", new Responsible.Subject(land.holder()), due));
    }

    @Transactional(TxType.MANDATORY)
    void determined(IdleLand land) {
        duties.fulfilAll(origin(land), "survey");
        duties.cancelAll(origin(land), "materials", "已认定");
        if (land.state() == IdleLand.State.IDLE) {
            duties.open(draft(
                            land,
                            "第十一条",
                            "dispose",
                            "处置闲置土地",
                            department(),
                            land.determinedOn().plusDays(DAYS))
                    .fulfilledByCommand());
        }
    }

    /** 第十六条: the holder pays, or gives the land back, within thirty days. 第十二条: an extension ends on its day. */
    @Transactional(TxType.MANDATORY)
    void disposed(IdleLand land) {
        duties.fulfilAll(origin(land), "dispose");
        Responsible holder = new Responsible.Subject(land.holder());
        LocalDate thirty = land.disposal().on().plusDays(DAYS);
        switch (land.disposal().kind()) {
            case IDLE_FEE -> duties.open(draft(land, "第十六条", "pay", "缴纳土地闲置费", holder, thirty));
            case FREE_RECLAIM -> duties.open(draft(land, "第十六条", "return", "办理注销登记，交回土地", holder, thirty));
            case EXTENSION ->
                duties.open(draft(
                        land,
                        "第十二条（一）",
                        "start",
                        "按延长的期限动工",
                        holder,
                        land.disposal().until()));
            case USE_CHANGE, TEMPORARY_USE, AGREED_RECLAIM, SWAP -> {}
        }
    }

    private static DutyDraft draft(
            IdleLand land, String article, String code, String title, Responsible responsible, LocalDate due) {
        return DutyDraft.of(
                POLICY,
                article,
                code,
                title,
                Concern.of(new SubjectId("parcel", land.parcel())),
                land.district(),
                responsible,
                due,
                origin(land));
    }

    private static Responsible department() {
        return new Responsible.Department(IdleLandRules.AUTHORITY);
    }

    private static Origin origin(IdleLand land) {
        return new Origin("idle-land", land.id());
    }
}
