package cn.huice.policy.tree;

import java.util.List;

/** What must hold for a policy to apply. */
public sealed interface Requirement {

    /** Every part; an empty list always holds. */
    record All(List<Requirement> parts) implements Requirement {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least so many of the parts. */
    record AtLeast(int count, List<Requirement> parts) implements Requirement {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of several named ways in (途径); formulas may ask which ones hold. */
    record Routes(List<Route> routes) implements Requirement {
        public Routes {
            routes = List.copyOf(routes);
        }
    }

    /** One named way in. */
    record Route(String name, Requirement part, String article) {}

    /** The part must not hold. */
    record Not(Requirement part) implements Requirement {}

    /**
     * One condition with its place in the text.
     *
     * @param text in words, for the explanation
     * @param soft the text says 一般 or 原则上: a breach is for an officer to decide
     * @param expression the condition as its author wrote it
     */
    record Check(Predicate test, String text, String article, boolean soft, String expression) implements Requirement {

        /** A condition that explains itself. */
        public Check(Predicate test, String text, String article, boolean soft) {
            this(test, text, article, soft, text);
        }
    }
}
