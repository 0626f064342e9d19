package cn.huice.web;

/** The roles of DESIGN §7, as they stand in the token. */
public final class Role {
    public static final String APPLICANT = "applicant";
    public static final String OFFICER = "officer";
    public static final String EXPERT = "expert";
    public static final String FINANCE = "finance";
    public static final String AUDITOR = "auditor";
    public static final String POLICY_EDITOR = "policy-editor";
    public static final String DEPARTMENT = "department";
    public static final String OPERATOR = "operator";

    private Role() {}
}
