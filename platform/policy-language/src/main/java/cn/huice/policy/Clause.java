package cn.huice.policy;

import java.util.Locale;

/**
 * 条款: what a policy says beside its conditions and amount, for people to read.
 *
 * @param text one thought, in the words of the policy's author
 * @param article where it is written
 */
public record Clause(String text, String article, Kind kind) {

    /** What it is about. */
    public enum Kind {
        /** A gate that no attribute decides. */
        CONDITION("条件"),
        PROCEDURE("程序"),
        DEADLINE("时限"),
        DUTY("义务"),
        QUOTA("名额"),
        PRIORITY("优先"),
        ACCEPTANCE("验收"),
        REMARK("说明");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }

        /** The name in the API. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
