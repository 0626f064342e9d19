package cn.huice.gateway.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What several services answered to one question.
 *
 * @param given their answers
 * @param unavailable services that are down or late: what they would say is missing
 * @param unknownTo services that do not know the subject, or not for this caller
 */
public record Gathered(Map<Service, JsonNode> given, Set<Service> unavailable, Set<Service> unknownTo) {

    /**
     * Puts answers together.
     *
     * @param aboutSubject whether the question names a subject, so that 404 means that a service does not know it
     * @throws ServiceRefusal where a service refuses the question, or none knows the subject
     * @throws cn.huice.web.ProblemException 503 where nobody answers
     */
    public static Gathered of(List<Answer> answers, boolean aboutSubject) {
        var given = new EnumMap<Service, JsonNode>(Service.class);
        var unavailable = new TreeSet<Service>();
        var unknown = new ArrayList<Answer.Refused>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Given(var service, var body) -> given.put(service, body);
                case Answer.Refused refused when refused.status() == 404 && aboutSubject -> unknown.add(refused);
                case Answer.Refused refused -> throw new ServiceRefusal(refused);
                case Answer.Silent(var service) -> unavailable.add(service);
            }
        }
        if (given.isEmpty() && !unknown.isEmpty()) {
            throw new ServiceRefusal(unknown.getFirst());
        }
        if (given.isEmpty()) {
            throw Unavailable.down(String.join(", ", keys(unavailable)));
        }
        var unknownTo = new TreeSet<Service>();
        unknown.forEach(refused -> unknownTo.add(refused.service()));
        return new Gathered(given, unavailable, unknownTo);
    }

    /** The services' names in the API. */
    public static List<String> keys(Set<Service> services) {
        return services.stream().map(Service::key).toList();
    }
}
