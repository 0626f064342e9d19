package cn.huice.casework.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** 叠加: awards go through the log all services share before they become payable (DESIGN §6). */
@ApplicationScoped
public class Claims {

    public void make(ClaimDraft d) {
        throw new UnsupportedOperationException();
    }

    public Optional<Claim> ofCase(String caseId) {
        throw new UnsupportedOperationException();
    }

    public void withdraw(String caseId) {
        throw new UnsupportedOperationException();
    }
}
