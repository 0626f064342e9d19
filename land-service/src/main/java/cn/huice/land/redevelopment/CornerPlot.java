package cn.huice.land.redevelopment;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;

/**
 * 边角地、夹心地、插花地: a plot that cannot be developed by itself, for the holder beside it.
 *
 * @param code of the parcel
 * @param area 亩
 * @param holder whom it is meant for
 * @param adjacent whether that holder holds a parcel beside it
 */
record CornerPlot(String code, String unit, BigDecimal area, SubjectId holder, boolean adjacent) {}
