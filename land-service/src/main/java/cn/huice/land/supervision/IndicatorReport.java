package cn.huice.land.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a department reports of a project for some time.
 *
 * @param value in the indicator's form
 * @param met whether it is as agreed
 */
record IndicatorReport(
        String project,
        String indicator,
        LocalDate from,
        LocalDate until,

        @Schema(description = "a number, a day, true or false, or a code")
        JsonNode value,

        boolean met,
        String department,
        LocalDate reportedOn) {}
