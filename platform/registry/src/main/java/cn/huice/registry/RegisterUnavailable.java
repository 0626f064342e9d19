package cn.huice.registry;

import java.sql.SQLException;

/** The register's database refused or did not answer; nothing was changed. */
public final class RegisterUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegisterUnavailable(SQLException cause) {
        super("the register's database: " + cause.getMessage(), cause);
    }
}
