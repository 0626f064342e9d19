package cn.huice.registry;

import cn.huice.policy.fact.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * A fact in an event of the topic {@code huice.facts}, and in the journal.
 *
 * @param value in the form of the API; null in the journal of personal data
 * @param valueSeal of personal data only: a keyed SM3 of value and place, by which the stored value can be held against
 *     the journal; left out otherwise
 * @param validUntil the last day; null until something else is said
 * @param source who vouches for it: a department, a service, the applicant
 * @param service the CloudEvents source of the service that keeps it
 */
record FactData(
        SubjectId subject,
        String attribute,
        Object value,
        @JsonInclude(JsonInclude.Include.NON_NULL) String valueSeal,
        LocalDate validFrom,
        LocalDate validUntil,
        Standing standing,
        String source,
        String service) {
    static final String TOPIC = "huice.facts";
    static final String VERIFIED = "cn.huice.fact.verified.v1";
    static final String DECLARED = "cn.huice.fact.declared.v1";
}
