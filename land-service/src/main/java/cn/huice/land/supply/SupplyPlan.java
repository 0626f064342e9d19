package cn.huice.land.supply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 年度土地供应计划 of a district.
 *
 * @param district GB/T 2260
 * @param publishedOn from this day on everyone may read it; null before
 */
record SupplyPlan(
        UUID id,
        int year,
        String district,
        String title,
        State state,
        Instant madeAt,
        LocalDate publishedOn,
        long revision,
        @JsonIgnore long sequence) {

    enum State {
        /** Items come and go. */
        DRAFT,
        /** It is public; items still come and go, each with its reason. */
        PUBLISHED
    }

    boolean published() {
        return state == State.PUBLISHED;
    }

    /**
     * What a plan provides land for.
     *
     * @param parcel 宗地代码; null while it is not registered
     * @param project id of the project in the register; null where there is none
     * @param area 亩
     * @param mode code of {@code supply.mode}
     * @param facts attributes stated of the project; verified ones of the register stand above them
     * @param priority null where nothing lets it go first
     * @param grounds every rule of priority with its answer
     * @param removedFor why it was taken out; null while it stands
     */
    record Item(
            UUID id,
            @JsonIgnore UUID plan,
            String title,
            String parcel,
            String project,
            BigDecimal area,
            String mode,
            @JsonIgnore Map<String, Object> facts,
            Priority priority,
            List<Ground> grounds,
            Instant addedAt,
            Instant removedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String removedFor,
            @JsonIgnore long sequence) {}

    /**
     * One rule of priority.
     *
     * @param outcome ELIGIBLE, INELIGIBLE, UNKNOWN or NOT_IN_FORCE on the day the item was added
     * @param needs attributes that would decide it
     */
    record Ground(Priority priority, String policy, String article, String outcome, List<String> needs) {}
}
