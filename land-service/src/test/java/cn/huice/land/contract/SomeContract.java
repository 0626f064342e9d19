package cn.huice.land.contract;

import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Contracts to begin with, of the city's rules, signed on 1 June 2021 for 20 years from the 15th. */
final class SomeContract {
    static final LocalDate SIGNED = LocalDate.of(2021, 6, 1);
    static final LocalDate BEGINS = LocalDate.of(2021, 6, 15);
    /** Of building. */
    static final LocalDate START = BEGINS.plusMonths(6);

    private SomeContract() {}

    /** 800,000.00 of rent in two parts, 4,800,000.00 in all; the residual value of buildings is compensated. */
    static Contract aLeaseThenGrant() {
        return aLeaseThenGrant(BuildingDisposal.RESIDUAL_COMPENSATION, true);
    }

    static Contract aLeaseThenGrant(BuildingDisposal disposal, boolean reclaimWithoutCompensation) {
        BigDecimal three = BigDecimal.valueOf(3);
        return signed(new Signing(
                null,
                "120116001002GB79999",
                new SubjectId("enterprise", "E-1"),
                null,
                SupplyMode.LEASE_THEN_GRANT,
                SIGNED,
                BEGINS,
                terms(Optional.empty(), Optional.of(three), Optional.of(BigDecimal.valueOf(20))),
                new BigDecimal("4000000.00"),
                new BigDecimal("4800000.00"),
                new BigDecimal("800000.00"),
                List.of(BEGINS, BEGINS.plusYears(1)),
                null,
                BigDecimal.ZERO,
                clauses(disposal, reclaimWithoutCompensation, RefundBasis.BY_DAY)));
    }

    /** 2,000,000.00 in one sum. */
    static Contract aGrant(RefundBasis refund) {
        return signed(new Signing(
                null,
                "120116001002GB79998",
                new SubjectId("enterprise", "E-1"),
                null,
                SupplyMode.ELASTIC_TERM_GRANT,
                SIGNED,
                BEGINS,
                terms(Optional.of(BigDecimal.valueOf(20)), Optional.empty(), Optional.empty()),
                null,
                new BigDecimal("2000000.00"),
                null,
                null,
                List.of(BEGINS),
                BigDecimal.ZERO,
                clauses(BuildingDisposal.RESTORE_SITE, false, refund)));
    }

    private static SupplyTerms terms(
            Optional<BigDecimal> grant, Optional<BigDecimal> each, Optional<BigDecimal> total) {
        return new SupplyTerms(grant, Optional.empty(), Optional.empty(), each, each, total);
    }

    private static Clauses clauses(BuildingDisposal disposal, boolean reclaimWithoutCompensation, RefundBasis refund) {
        return new Clauses(
                disposal,
                reclaimWithoutCompensation,
                false,
                refund,
                "业务主管部门认定",
                START,
                BEGINS.plusMonths(30),
                BEGINS.plusYears(19),
                null,
                null);
    }

    private static Contract signed(Signing signing) {
        return signing.contract("00000000-0000-0000-0000-000000000001", "120116", Ruleset.CITY, "edition");
    }
}
