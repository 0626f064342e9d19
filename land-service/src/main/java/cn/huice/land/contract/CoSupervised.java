package cn.huice.land.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * 共同监管 of a project on the contract's land, as far as the departments have reported it.
 *
 * @param id of the supervised project
 * @param project the project's own
 * @param met whether all is as agreed; null while something is to be reported and nothing falls short
 * @param unmet indicators whose last report falls short
 * @param unreported indicators that nobody has reported yet
 * @param measures those that are not closed
 */
public record CoSupervised(
        String id,
        String project,
        String park,
        Boolean met,
        List<String> unmet,
        List<String> unreported,
        List<OpenMeasure> measures) {
    /** @param deadline until when it is to be put right; null where nothing was set */
    public record OpenMeasure(
            String id, String indicator, String policy, String article, String state, LocalDate deadline) {}
}
