package cn.huice.land.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** 三考合一 of a district's parks for a year. */
record ParkAppraisal(
        String district,
        int year,
        BigDecimal intensityWeight,
        BigDecimal agreementWeight,
        List<Park> parks,
        LocalDate madeOn) {

    /**
     * One park.
     *
     * @param rank 1 is best; equal scores share a rank
     * @param intensity 集约用地程度: the area-weighted mean of its enterprises' scores, 100 at most; null where none was evaluated
     * @param agreements 监管协议执行情况: of 100, the share of reported indicators that are as agreed; null where none was reported
     * @param score what it has of both, by the weights of those it has
     */
    record Park(int rank, String park, BigDecimal intensity, BigDecimal agreements, BigDecimal score) {}
}
