package cn.huice.journal;

/** Locks of PostgreSQL that stand for no row of the journal. Their keys begin with the letters of {@code huice}; nobody else in the database uses such. */
public enum AdvisoryLock {
    /** Held by the session of the relay that leads. */
    RELAYING(1),
    /** Held, shared, by every transaction that writes the journal. */
    WRITING(2),
    /** Held by the transaction that seals. */
    SEALING(3);

    private static final long FAMILY = 0x6875696365L << Byte.SIZE;

    private final long key;

    AdvisoryLock(int number) {
        this.key = FAMILY | number;
    }

    /** The argument of the functions that take it. */
    public long key() {
        return key;
    }

    /** The condition by which {@code pg_locks} finds those who hold it or wait for it. */
    String held() {
        return "locktype = 'advisory' AND classid = %d AND objid = %d AND objsubid = 1 AND database = (%s)"
                .formatted(
                        key >>> Integer.SIZE,
                        key & 0xffff_ffffL,
                        "SELECT oid FROM pg_database WHERE datname = current_database()");
    }
}
