package cn.huice.land.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/** 监管协议执行情况 by park, for who appraises parks. */
@ApplicationScoped
public class ParkRecords {
    private final SupervisionTable table;

    ParkRecords(SupervisionTable table) {
        this.table = table;
    }

    /** Of a district's parks in a year, by the last report on each indicator that is about a time that ended in it. */
    public List<ParkRecord> of(String district, int year) {
        return table.parks(district, LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(year, Month.DECEMBER, 31));
    }
}
