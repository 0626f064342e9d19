package cn.huice.policy;

/**
 * 名额: how many awards of a policy there may be.
 *
 * @param count at least 1
 * @param article where it is written
 */
public record Quota(int count, Per per, String article) {

    /** What the number is for. */
    public enum Per {
        YEAR("年"),
        /** One call for applications. */
        BATCH("批次"),
        /** As long as the policy runs. */
        PROGRAMME("总计"),
        /** One applying unit a year. */
        APPLICANT("单位每年");

        private final String zh;

        Per(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }
}
