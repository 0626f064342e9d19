package cn.huice.casework.procedure;

import java.util.Arrays;
import java.util.Optional;

/** Who acts at a step. */
public enum Actor {
    APPLICANT("申请人"),
    /** An officer of the case's district, or of the city above it. */
    DISTRICT("区级"),
    /** A city officer. */
    CITY("市级"),
    FINANCE("财政"),
    /** The experts of the case's panel, each by themselves. */
    EXPERT("专家"),
    /** Nobody presses a button: the step ends when its condition is fulfilled. */
    SYSTEM("系统");

    private final String zh;

    Actor(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    static Optional<Actor> named(String zh) {
        return Arrays.stream(values()).filter(actor -> actor.zh.equals(zh)).findFirst();
    }
}
