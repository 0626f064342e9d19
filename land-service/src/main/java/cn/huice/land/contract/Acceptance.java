package cn.huice.land.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 验收评估 of a lease phase.
 *
 * @param number 1, 2, 3 ... within the contract
 * @param phase index of the phase
 * @param askedOn null where it was never asked for and the assessing department went on without
 * @param due the last day on which it is to be concluded
 * @param passed null before it is concluded
 * @param certificate number of the 验收评估合格证明; null unless passed
 */
public record Acceptance(
        int number,
        int phase,
        LocalDate askedOn,
        LocalDate due,
        List<Opinion> opinions,
        Boolean passed,
        LocalDate concludedOn,
        String certificate) {

    /** 规划资源、工信、住房城乡建设 assess together with the assessing department (三（四）). */
    static final List<String> JOINT = List.of("规划资源", "工信", "住房城乡建设");

    /** 会审意见 of one department. */
    @Schema(name = "AcceptanceOpinion")
    public record Opinion(String department, boolean agrees, String text, LocalDate on) {}

    public Acceptance {
        opinions = List.copyOf(opinions);
    }

    boolean open() {
        return concludedOn == null;
    }

    boolean heard(String department) {
        return opinions.stream().anyMatch(opinion -> opinion.department().equals(department));
    }

    List<String> unheard() {
        return JOINT.stream().filter(department -> !heard(department)).toList();
    }

    Acceptance with(Opinion opinion) {
        List<Opinion> all = new ArrayList<>(opinions);
        all.add(opinion);
        return new Acceptance(number, phase, askedOn, due, all, passed, concludedOn, certificate);
    }

    Acceptance concluded(boolean result, LocalDate on, String number) {
        return new Acceptance(this.number, phase, askedOn, due, opinions, result, on, number);
    }
}
