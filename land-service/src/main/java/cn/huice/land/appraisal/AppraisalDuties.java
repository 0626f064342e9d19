package cn.huice.land.appraisal;

import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.MonthDay;

/** 三考合一 is due once a year; on which day, the district's scheme says. Only Binhai's rule demands it. */
@ApplicationScoped
class AppraisalDuties {
    private static final String POLICY = "bh22-park-appraisal";
    private static final String BINHAI = "120116";
    private static final String CODE = "park-appraisal";

    private final Duties duties;

    AppraisalDuties(Duties duties) {
        this.duties = duties;
    }

    @Transactional(TxType.MANDATORY)
    void due(String district, int year, String monthDay) {
        if (district.equals(BINHAI)) {
            LocalDate due = MonthDay.parse("--" + monthDay).atYear(year + 1);
            duties.open(DutyDraft.of(
                            POLICY,
                            "六",
                            CODE,
                            year + " 年开发区、园区“三考合一”评价考核",
                            Concern.ofDistrict(district),
                            district,
                            new Responsible.Role(Role.OFFICER),
                            due,
                            origin(district))
                    .recurring(Integer.toString(year))
                    .fulfilledByCommand());
        }
    }

    /** One year's is made; the next year's is to come. */
    @Transactional(TxType.MANDATORY)
    void made(String district, int year, String monthDay) {
        duties.fulfil(origin(district), CODE, Integer.toString(year));
        due(district, year + 1, monthDay);
    }

    private static Origin origin(String district) {
        return new Origin("appraisal", district);
    }
}
