package cn.huice.land.redevelopment;

/** The nine sides from which a district judges whether land is used inefficiently (四). */
public enum Aspect {
    USE_INTENSITY("土地利用强度"),
    INPUT_OUTPUT("投入产出水平"),
    LAYOUT("用地布局"),
    INFRASTRUCTURE("基础设施配套水平"),
    BUILDING_QUALITY("房屋建筑质量"),
    WORK_SAFETY("安全生产"),
    ENVIRONMENT("环保"),
    FIRE_SAFETY("消防"),
    PLANNING_CONSISTENCY("现状与规划方向的协调性");

    private final String title;

    Aspect(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
