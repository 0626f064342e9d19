package cn.huice.land.contract;

import cn.huice.land.supply.SupplyMode;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of contracts is narrowed to; what is left out narrows nothing. */
public class ContractQuery {
    @QueryParam("state")
    @Parameter(
            description =
                    "LEASING, RECTIFYING, UNRECTIFIED, CONVERTIBLE, CONVERTING, IN_TERM, EXPIRED, EXITED or RECLAIMED")
    String state;

    @QueryParam("mode")
    @Parameter(description = "a code of supply.mode")
    String mode;

    @QueryParam("district")
    @Parameter(description = "GB/T 2260")
    String district;

    @QueryParam("parcel")
    String parcel;

    @QueryParam("holder")
    @Parameter(description = "the holder's subject id")
    String holder;

    @QueryParam("late")
    @Parameter(description = "whether a duty of it is open past its last day")
    Boolean late;

    @QueryParam("endsFrom")
    @Parameter(description = "first last day of the term, such as 2040-01-01")
    String endsFrom;

    @QueryParam("endsTo")
    @Parameter(description = "last last day of the term")
    String endsTo;

    /** @throws ProblemException 400 for what is no mode, no state or no day */
    void narrow(ContractFilter filter, LocalDate today) {
        if (state != null && !Standing.STATES.contains(state)) {
            String names = String.join(", ", Standing.STATES);
            throw ProblemException.badField(
                    FieldError.of("state", "应为 " + names + " 之一", "must be one of " + names, "enum"));
        }
        filter.when("state = ?", state);
        filter.when(
                "mode = ?", mode == null ? null : SupplyMode.read("mode", mode).code());
        filter.when("district = ?", district);
        filter.when("parcel = ?", parcel);
        filter.when("holder_id = ?", holder);
        if (late != null) {
            filter.add(late ? "next_due < ?" : "(next_due IS NULL OR next_due >= ?)", today);
        }
        filter.when("ends_on >= ?", day("endsFrom", endsFrom));
        filter.when("ends_on <= ?", day("endsTo", endsTo));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为日期，如 2040-01-01", "must be a day such as 2040-01-01", "ISO 8601"));
        }
    }
}
