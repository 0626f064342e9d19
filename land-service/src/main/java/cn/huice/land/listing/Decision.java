package cn.huice.land.listing;

import cn.huice.web.ProblemException;

/** What became of a bid that came in time or not, from whoever may bid: final either way, and on record. */
sealed interface Decision<T> {
    record Taken<T>(T bid) implements Decision<T> {}

    record Refused<T>(ProblemException why) implements Decision<T> {}
}
