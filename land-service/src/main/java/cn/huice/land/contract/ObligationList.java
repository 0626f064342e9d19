package cn.huice.land.contract;

import static cn.huice.land.contract.Obligation.Status.MOOT;
import static cn.huice.land.contract.Obligation.Status.PENDING;

import cn.huice.casework.duty.Responsible;
import cn.huice.land.contract.Obligation.Status;
import cn.huice.land.contract.Standing.Unrectified;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The obligations of one contract as they are gathered. */
final class ObligationList {
    static final Responsible PLANNING = new Responsible.Department("规划资源");

    private final Contract contract;
    private final List<Obligation> all = new ArrayList<>();

    ObligationList(Contract contract) {
        this.contract = contract;
    }

    Contract contract() {
        return contract;
    }

    List<Obligation> all() {
        return List.copyOf(all);
    }

    /** What nobody has done yet is moot once the contract has ended or is to be taken back. */
    Status whileRunning() {
        boolean over = contract.standing().ended() || contract.standing() instanceof Unrectified;
        return over ? MOOT : PENDING;
    }

    Responsible holder() {
        return new Responsible.Subject(contract.holder());
    }

    Responsible assessor() {
        return new Responsible.Department(contract.clauses().assessor());
    }

    /** One that whoever it falls to reports as done. */
    void byHand(
            String code, String recurrence, String title, Rule rule, Responsible who, LocalDate due, Status status) {
        all.add(new Obligation(code, recurrence, title, rule, who, due, status, false));
    }

    /** One that a command of the contract fulfils. */
    void add(String code, String recurrence, String title, Rule rule, Responsible who, LocalDate due, Status status) {
        all.add(new Obligation(code, recurrence, title, rule, who, due, status, true));
    }
}
