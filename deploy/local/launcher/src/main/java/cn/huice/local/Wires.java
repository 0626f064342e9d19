package cn.huice.local;

/**
 * The ports of 127.0.0.1 at which services find what they stand on. Tests lead them through connections that can fail.
 *
 * @param postgres where PostgreSQL is reached
 * @param kafka where Kafka is reached; it tells its clients to come back to the same
 */
public record Wires(int postgres, int kafka) {

    static Wires direct(Home home) {
        return new Wires(home.port(Part.POSTGRES), home.port(Part.KAFKA));
    }
}
