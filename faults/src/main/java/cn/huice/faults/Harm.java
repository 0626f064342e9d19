package cn.huice.faults;

import java.time.Duration;

/** What is done to the system, one at a time. */
enum Harm {
    KILL_INDUSTRY(0),
    KILL_TALENT(0),
    KILL_LAND(0),
    KILL_GATEWAY(0),
    KILL_KAFKA(0),
    KILL_POSTGRES(0),
    PAUSE_KAFKA(6000),
    CUT_DATABASE(3000),
    SLOW_DATABASE(5000),
    LOSE_REPLIES_OF_DATABASE(600),
    CUT_BROKER(4000),
    SLOW_BROKER(5000),
    LOSE_REPLIES_OF_BROKER(1500),
    LOSE_REPLIES_TO_CLIENTS(1500),
    FILL_DISK(4000);

    private final Duration lasts;

    Harm(long millis) {
        this.lasts = Duration.ofMillis(millis);
    }

    /** How long it goes on; nothing for what is over at once. */
    Duration lasts() {
        return lasts;
    }
}
