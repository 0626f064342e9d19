package cn.huice.casework.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.Optional;

/** How this service pays. */
@ConfigMapping(prefix = "huice.payment")
interface PaymentSettings {

    /** 元; a batch above it is released by somebody else than made it. With 0 every batch is. */
    @WithDefault("5000000.00")
    BigDecimal fourEyesAbove();

    /** How often instalments are looked for whose conditions have to be checked before they are payable. */
    @WithDefault("5s")
    String checkEvery();

    /** Whose account pays; needed for ISO 20022 exports only. */
    Debtor debtor();

    /** 付款方. */
    interface Debtor {
        /** Up to 140 characters. */
        Optional<String> name();

        Optional<String> account();

        /** 12-digit CNAPS code of the bank that holds the account. */
        Optional<String> bankCode();
    }
}
