package cn.huice.journal.command;

import jakarta.enterprise.context.RequestScoped;

/** The command at hand as its request described it, before anything of it was understood. */
@RequestScoped
class CommandRequest {
    private String key;
    private byte[] fingerprint;

    void is(String key, byte[] fingerprint) {
        this.key = key;
        this.fingerprint = fingerprint.clone();
    }

    String key() {
        if (key == null) {
            throw new IllegalStateException("a @Command is only called over HTTP");
        }
        return key;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }
}
