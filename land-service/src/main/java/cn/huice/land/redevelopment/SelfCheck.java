package cn.huice.land.redevelopment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** 年度自查 (五（三）): what a district says of its redevelopment in a year. */
record SelfCheck(String district, int year, Content content, LocalDate madeOn) {

    /**
     * What was found.
     *
     * @param unitsStarted units on which redevelopment began in the year
     * @param unitsFinished units that were finished in the year
     */
    record Content(
            @NotNull @Min(2000) @Max(2100) Integer year,
            @NotNull @Min(0) Integer unitsStarted,
            @NotNull @Min(0) Integer unitsFinished,
            @NotBlank @Size(max = 4000) String summary,
            @Size(max = 4000) String problems) {}
}
