package cn.huice.casework.sanction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Exclusions for dishonesty, which every service obeys. */
@ApplicationScoped
public class Sanctions {

    public Optional<Sanction> active(String subjectId, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Sanction impose(SanctionDraft draft) {
        throw new UnsupportedOperationException();
    }
}
