package cn.huice.land.contract;

import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.land.supply.DealConcluded;
import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Deals wait here for their contract; that it is signed is a duty of the department of planning. */
@ApplicationScoped
class Deals {
    private static final TypeReference<SupplyTerms> TERMS = new TypeReference<>() {};
    private static final String DUTY = "sign-contract";

    private final Database database;
    private final Json json;
    private final Duties duties;
    private final ContractSettings settings;

    Deals(Database database, Json json, Duties duties, ContractSettings settings) {
        this.database = database;
        this.json = json;
        this.duties = duties;
        this.settings = settings;
    }

    /** In the transaction of the deal. */
    void concluded(@Observes DealConcluded deal) {
        database.change(
                """
                INSERT INTO land_contract_deal (supply, confirmation, parcel, district, holder_kind, holder_id, mode, start_price,
                                                deal_price, deposit, terms, concluded_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                deal.supply().toString(),
                deal.confirmation(),
                deal.parcel(),
                deal.district(),
                deal.winner().kind(),
                deal.winner().id(),
                deal.mode().code(),
                deal.startPrice(),
                deal.dealPrice(),
                deal.deposit(),
                json.write(deal.terms()),
                deal.on());
        Rule rule = Ruleset.CITY.rule(Matter.MAX_TERM);
        duties.open(DutyDraft.of(
                        rule.policy(),
                        rule.article(),
                        DUTY,
                        "签订土地合同",
                        new Concern("parcel", deal.parcel()),
                        deal.district(),
                        new Responsible.Department("规划资源"),
                        deal.on().plusDays(settings.days()),
                        origin(deal.supply().toString()))
                .recurring("1")
                .fulfilledByCommand());
    }

    /** @throws ProblemException 404 for no such deal, 409 {@code contract-signed} */
    Deal toSign(String supply) {
        Deal deal = database.first("SELECT * FROM land_contract_deal WHERE supply = ? FOR UPDATE", this::read, supply)
                .orElseThrow(() -> ProblemException.notFound("成交/deal", supply));
        if (deal.contract() != null) {
            throw ProblemException.conflict(
                    "contract-signed",
                    Text.of("该成交已签订合同 " + deal.contract(), "Its contract was signed: " + deal.contract()));
        }
        return deal;
    }

    /** @throws ProblemException 409 {@code deal-waits} where a deal on the parcel is to be signed first */
    void requireNoneWaits(String parcel) {
        Optional<String> waiting = database.first(
                "SELECT supply FROM land_contract_deal WHERE parcel = ? AND contract_id IS NULL",
                row -> row.getString(1),
                parcel);
        if (waiting.isPresent()) {
            throw ProblemException.conflict(
                    "deal-waits",
                    Text.of("宗地有待签合同的成交", "A deal on the parcel waits for its contract"),
                    FieldError.of("supply", "应为 " + waiting.get(), "must be " + waiting.get(), "supply"));
        }
    }

    /** @param supply null for a contract that was recorded by itself */
    Optional<LocalDate> concludedOn(String supply) {
        return supply == null
                ? Optional.empty()
                : database.first(
                        "SELECT concluded_on FROM land_contract_deal WHERE supply = ?",
                        row -> row.getObject(1, LocalDate.class),
                        supply);
    }

    void signed(String supply, String contract) {
        database.change("UPDATE land_contract_deal SET contract_id = ? WHERE supply = ?", contract, supply);
        duties.fulfil(origin(supply), DUTY, "1");
    }

    private static Origin origin(String supply) {
        return new Origin("supply", supply);
    }

    private Deal read(ResultSet row) throws SQLException {
        return new Deal(
                row.getString("supply"),
                row.getString("parcel"),
                row.getString("district"),
                new SubjectId(row.getString("holder_kind"), row.getString("holder_id")),
                SupplyMode.read("mode", row.getString("mode")),
                row.getBigDecimal("start_price"),
                row.getBigDecimal("deal_price"),
                row.getBigDecimal("deposit"),
                json.read(row.getString("terms"), TERMS),
                row.getObject("concluded_on", LocalDate.class),
                row.getString("contract_id"));
    }
}
