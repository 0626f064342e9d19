package cn.huice.casework.round;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A round to be opened.
 *
 * @param year of submission, and of the budgets
 * @param district whose cases; left out for the caller's own, or the whole city where the city acts at 排序
 * @param total 元 at most; left out for whatever the budgets have
 * @param places cases at most; left out for any number
 * @param until last day of submission; left out for the whole year
 */
record OpeningRequest(
        @NotBlank @Size(max = 100) String policy,
        @NotNull @Min(2000) @Max(2100) Integer year,
        @Pattern(regexp = "\\d{6}") String district,
        @NotBlank @Size(max = 200) String title,
        String total,
        @Min(1) @Max(1_000_000) Integer places,
        LocalDate until) {}
