package cn.huice.casework.duty;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * A duty as its readers see it.
 *
 * @param late open past its last day, or fulfilled after it
 */
public record DutyView(@JsonUnwrapped Duty duty, boolean late) {
    public static DutyView of(Duty duty, LocalDate today) {
        return new DutyView(duty, duty.lateOn(today));
    }
}
