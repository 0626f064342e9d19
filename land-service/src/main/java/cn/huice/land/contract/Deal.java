package cn.huice.land.contract;

import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A deal that a contract carries out.
 *
 * @param supply id of the supply
 * @param deposit 竞买保证金, 元; counts toward what the contract owes
 * @param contract id; null until it is signed
 */
record Deal(
        String supply,
        String parcel,
        String district,
        SubjectId winner,
        SupplyMode mode,
        BigDecimal startPrice,
        BigDecimal dealPrice,
        BigDecimal deposit,
        SupplyTerms terms,
        LocalDate concludedOn,
        String contract) {}
