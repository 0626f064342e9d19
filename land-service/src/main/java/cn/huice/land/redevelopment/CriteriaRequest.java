package cn.huice.land.redevelopment;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Criteria as a district publishes them, in JSON or YAML.
 *
 * @param title of the district's document
 * @param needed how many aspects must fall short
 */
record CriteriaRequest(
        @NotBlank @Size(max = 200) String title,
        @NotNull LocalDate validFrom,
        @NotNull @Min(1) @Max(9) Integer needed,
        @NotEmpty @Size(max = 9) List<@NotNull @Valid Criterion> aspects) {

    /** @throws ProblemException 400 where an aspect comes twice or more are needed than there are */
    void requireSound() {
        Set<Aspect> seen = EnumSet.noneOf(Aspect.class);
        for (int i = 0; i < aspects.size(); i++) {
            if (!seen.add(aspects.get(i).aspect())) {
                throw ProblemException.badField(FieldError.of(
                        "aspects[" + i + "].aspect", "同一方面只能有一条标准", "an aspect has one criterion", "unique"));
            }
        }
        if (needed > aspects.size()) {
            throw ProblemException.badField(FieldError.of(
                    "needed", "多于所列的方面", "more than the aspects that are listed", "<= " + aspects.size()));
        }
    }
}
