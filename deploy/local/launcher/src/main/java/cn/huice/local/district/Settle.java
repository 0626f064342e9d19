package cn.huice.local.district;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Settles a district in the database of a service, for measurements: address, district, how many enterprises. */
public final class Settle {
    private Settle() {}

    public static void main(String... arguments) throws SQLException {
        new Settlement(arguments[0], arguments[1], new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .settle(new Enterprises(DistrictDemo.SEED, "E-0001"), Integer.parseInt(arguments[2]));
    }
}
