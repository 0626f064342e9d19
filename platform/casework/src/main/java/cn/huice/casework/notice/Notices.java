package cn.huice.casework.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** 公示: what is about to be granted, for everyone to read and to object to. */
@ApplicationScoped
public class Notices {

    public PublicNotice publish(Publication p) {
        throw new UnsupportedOperationException();
    }

    /** The latest notice of a case. */
    public Optional<PublicNotice> ofCase(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Withdraws the case's notice if it still stands. */
    public void close(String caseId, String why) {
        throw new UnsupportedOperationException();
    }
}
