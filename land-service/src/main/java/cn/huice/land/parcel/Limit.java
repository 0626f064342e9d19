package cn.huice.land.parcel;

import java.math.BigDecimal;

/** 规划条件指标 that a parcel is planned and supplied with. */
public enum Limit {
    /** 容积率: floor area by site area. */
    FLOOR_AREA_RATIO("floorAreaRatio", "容积率", "", new BigDecimal("50")),
    /** 建筑密度, in percent of the site. */
    BUILDING_DENSITY("buildingDensity", "建筑密度", "%", new BigDecimal("100")),
    /** 绿地率, in percent of the site. */
    GREEN_RATIO("greenRatio", "绿地率", "%", new BigDecimal("100")),
    /** 建筑限高, in metres. */
    HEIGHT("height", "建筑限高", "m", new BigDecimal("1000")),
    /** 投资强度, in 万元 a hectare. */
    INVESTMENT_INTENSITY("investmentIntensity", "投资强度", "万元/公顷", new BigDecimal("1000000"));

    private final String property;
    private final String title;
    private final String unit;
    private final BigDecimal most;

    Limit(String property, String title, String unit, BigDecimal most) {
        this.property = property;
        this.title = title;
        this.unit = unit;
        this.most = most;
    }

    /** As in the API, without {@code Min} or {@code Max}. */
    public String property() {
        return property;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    /** No limit is conceivable above. */
    public BigDecimal most() {
        return most;
    }
}
