package cn.huice.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;

/** The pages after the one a request has got, by the rights and filters of that request. */
@RequestScoped
public class FollowingPages {
    private String title = "";
    private Function<String, Page<?>> next = cursor -> {
        throw new IllegalStateException("no list was asked for");
    };

    void are(String title, Function<String, Page<?>> next) {
        this.title = title;
        this.next = next;
    }

    /** What is listed. */
    public String title() {
        return title;
    }

    /** @param cursor where the page before ended */
    public Page<?> after(String cursor) {
        return next.apply(cursor);
    }
}
