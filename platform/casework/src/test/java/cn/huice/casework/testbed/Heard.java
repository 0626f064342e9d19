package cn.huice.casework.testbed;

import cn.huice.casework.claim.ClaimSettled;
import cn.huice.casework.notice.NoticeEnded;
import cn.huice.casework.notice.NoticeExtended;
import cn.huice.casework.notice.ObjectionUpheld;
import cn.huice.casework.payment.InstalmentPaid;
import cn.huice.casework.sanction.SanctionEnded;
import cn.huice.casework.sanction.SubjectSanctioned;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the packages under test announced. */
@Singleton
public class Heard {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    public boolean heard(Object event) {
        return events.contains(event);
    }

    public <T> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void on(@Observes NoticeEnded event) {
        events.add(event);
    }

    void on(@Observes NoticeExtended event) {
        events.add(event);
    }

    void on(@Observes ObjectionUpheld event) {
        events.add(event);
    }

    void on(@Observes ClaimSettled event) {
        events.add(event);
    }

    void on(@Observes InstalmentPaid event) {
        events.add(event);
    }

    void on(@Observes SubjectSanctioned event) {
        events.add(event);
    }

    void on(@Observes SanctionEnded event) {
        events.add(event);
    }
}
