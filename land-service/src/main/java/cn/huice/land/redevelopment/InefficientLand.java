package cn.huice.land.redevelopment;

import java.time.LocalDate;

/**
 * A determined unit in the database of inefficient land (五（一）5).
 *
 * @param type code of {@code parcel.inefficient_type}
 * @param application the case that determined it
 * @param mode who leads its redevelopment; null until that is recognised
 * @param reportedOn 报备 to the city; null before
 */
record InefficientLand(
        SurveyUnit unit,
        String type,
        State state,
        LocalDate determinedOn,
        String application,
        Mode mode,
        LocalDate reportedOn,
        long sequence) {

    enum State {
        DETERMINED("已认定"),
        /** In the special plan that is adopted. */
        PLANNED("已纳入专项规划"),
        /** Its redevelopment plan is approved. */
        PLAN_APPROVED("实施方案已批准");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }

    /** 六: who leads. */
    enum Mode {
        GOVERNMENT("政府主导"),
        MARKET("市场主导");

        private final String zh;

        Mode(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }
}
