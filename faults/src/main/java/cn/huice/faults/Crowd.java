package cn.huice.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who calls: enterprises with accounts of their own, and the demo accounts who handle their cases. */
final class Crowd {
    private static final String PLENTY = "100000000.00";
    /** So little that it runs out: what is beyond it must be refused. */
    private static final String SCARCE = "1500000.00";

    private final Town town;
    private final Accounts accounts;
    private final Ledger ledger;
    private final long deadline;
    private final AtomicLong unread;

    Crowd(Town town, Accounts accounts, Ledger ledger, long deadline, AtomicLong unread) {
        this.town = town;
        this.accounts = accounts;
        this.ledger = ledger;
        this.deadline = deadline;
        this.unread = unread;
    }

    Client client(String account) {
        return new Client(town.door(), accounts, ledger, account, deadline, unread);
    }

    /** Finance makes the budgets, one of them scarce. */
    void prepare() throws InterruptedException {
        budget("industry", "rd21-final-subsidy", "city", "120000", SCARCE);
        budget("industry", "sm20-national-tech-center", "city", "120000", PLENTY);
        budget("industry", "sm20-national-tech-center", "district", "120103", PLENTY);
        budget("talent", "hht18-academician-workstation", "city", "120000", PLENTY);
    }

    private void budget(String service, String programme, String level, String district, String total)
            throws InterruptedException {
        require(
                client("finance")
                        .command(
                                service,
                                "POST",
                                "/api/" + service + "/v1/budgets",
                                Map.of(
                                        "programme",
                                        programme,
                                        "year",
                                        2023,
                                        "level",
                                        level,
                                        "district",
                                        district,
                                        "total",
                                        total),
                                "budget-" + programme + "-" + level,
                                null)
                        .filter(Client.Reply::done)
                        .isPresent(),
                "no budget for " + programme);
    }

    /** Enterprises that are registered and of which the departments have confirmed what they know. */
    List<Enterprise> enterprises(int count, Random random) throws IOException, InterruptedException {
        var enterprises = new ArrayList<Enterprise>();
        for (int i = 0; i < count; i++) {
            String account = "fire%02d".formatted(i);
            String subject = "F-%04d".formatted(i);
            accounts.make(account, subject);
            Client applicant = client(account);
            require(
                    applicant
                            .command(
                                    "industry",
                                    "POST",
                                    "/api/industry/v1/subjects/enterprise",
                                    Map.of("district", "120103", "displayName", "火线企业" + i),
                                    "register-" + subject,
                                    null)
                            .filter(Client.Reply::done)
                            .isPresent(),
                    "cannot register " + subject);
            for (var department : Awards.CONFIRMED.entrySet()) {
                for (var fact : department.getValue().entrySet()) {
                    client(department.getKey())
                            .command(
                                    "industry",
                                    "PUT",
                                    "/api/industry/v1/subjects/enterprise/" + subject + "/facts/" + fact.getKey(),
                                    Map.of("value", fact.getValue(), "validFrom", "2023-01-01"),
                                    "fact-" + subject + "-" + fact.getKey(),
                                    null);
                }
            }
            enterprises.add(new Enterprise(
                    subject,
                    applicant,
                    client("officer-hexi"),
                    client("officer-city"),
                    client("finance"),
                    client(i % 2 == 0 ? "officer-binhai" : "enterprise2"),
                    new Random(random.nextLong()),
                    ledger));
        }
        return enterprises;
    }

    /** Those who sanction enterprises and correct what is known of them. */
    Oversight oversight(List<Enterprise> enterprises, Random random) {
        return new Oversight(
                client("officer-hexi"),
                client("dept-tax"),
                enterprises.stream().map(Enterprise::subject).toList(),
                random);
    }

    private static void require(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalStateException(otherwise);
        }
    }
}
