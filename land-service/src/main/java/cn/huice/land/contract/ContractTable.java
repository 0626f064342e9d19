package cn.huice.land.contract;

import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Contracts and their receipts as they are stored. */
@ApplicationScoped
class ContractTable {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final ObjectMapper mapper;

    ContractTable(Database database, ObjectMapper mapper) {
        this.database = database;
        // Amounts are texts in what we write ourselves, and read back as such.
        this.mapper = mapper.copy()
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, true)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @return false where the parcel is under another contract */
    boolean insert(Contract contract) {
        return database.change(
                        """
                        INSERT INTO land_contract (id, parcel, holder_kind, holder_id, district, mode, state, signed_on, ends_on,
                                                   ended, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (parcel) WHERE NOT ended DO NOTHING
                        """,
                        contract.id(),
                        contract.parcel(),
                        contract.holder().kind(),
                        contract.holder().id(),
                        contract.district(),
                        contract.mode().code(),
                        contract.standing().state(),
                        contract.signedOn(),
                        contract.ends(),
                        contract.standing().ended(),
                        write(contract))
                == 1;
    }

    /** @param by 1 where somebody has changed it; 0 where time has, which nobody has to have seen */
    void update(Contract contract, LocalDate nextDue, LocalDate turnsOn, int by) {
        database.change(
                """
                UPDATE land_contract SET state = ?, ends_on = ?, ended = ?, next_due = ?, turns_on = ?, body = ?::jsonb,
                                         revision = revision + ?
                WHERE id = ?
                """,
                contract.standing().state(),
                contract.ends(),
                contract.standing().ended(),
                nextDue,
                turnsOn,
                write(contract),
                by,
                contract.id());
    }

    void nextDue(String id, LocalDate day) {
        database.change("UPDATE land_contract SET next_due = ? WHERE id = ?", day, id);
    }

    Optional<Kept> find(String id) {
        return database.first("SELECT * FROM land_contract WHERE id = ?", this::read, id);
    }

    Optional<Kept> locked(String id) {
        return database.first("SELECT * FROM land_contract WHERE id = ? FOR UPDATE", this::read, id);
    }

    Optional<String> running(String parcel) {
        return database.first(
                "SELECT id FROM land_contract WHERE parcel = ? AND NOT ended", row -> row.getString(1), parcel);
    }

    /** Newest first. */
    List<Kept> page(ContractFilter filter, int rows) {
        return database.list(
                "SELECT * FROM land_contract WHERE " + filter.where() + " ORDER BY sequence DESC LIMIT " + rows,
                this::read,
                filter.arguments());
    }

    List<String> turning(LocalDate today) {
        return database.list(
                "SELECT id FROM land_contract WHERE NOT ended AND turns_on <= ? ORDER BY turns_on LIMIT " + AT_ONCE,
                row -> row.getString(1),
                today);
    }

    /** @return false where that reference has been booked */
    boolean receipt(String id, int instalment, String reference, BigDecimal amount, LocalDate on, String by) {
        return database.change("""
                        INSERT INTO land_contract_receipt (contract_id, instalment, reference, amount, received_on, booked_by)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO NOTHING
                        """, id, instalment, reference, amount, on, by) == 1;
    }

    private String write(Contract contract) {
        try {
            return mapper.writeValueAsString(contract);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept read(ResultSet row) throws SQLException {
        try {
            return new Kept(
                    mapper.readValue(row.getString("body"), Contract.class),
                    row.getObject("next_due", LocalDate.class),
                    row.getLong("revision"),
                    row.getLong("sequence"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
