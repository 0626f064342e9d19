package cn.huice.policy.question;

import cn.huice.policy.vocabulary.Attribute;
import java.util.List;

/**
 * An attribute worth asking for.
 *
 * @param decides policies that an answer to this alone would settle, on average over representative answers
 * @param waiting ids of all open policies that this attribute can still decide, in alphabetical order
 */
public record Question(Attribute attribute, double decides, List<String> waiting) {
    public Question {
        waiting = List.copyOf(waiting);
    }
}
