package cn.huice.casework.payee;

import cn.huice.registry.SubjectId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * An account as its owner states it.
 *
 * @param holder 户名
 * @param account 账号, 8 to 32 digits
 * @param bank 开户行
 * @param bankCode 联行号, 12 digits (CNAPS)
 */
public record PayeeRequest(
        @NotBlank @Size(max = 140) String holder,

        @NotNull @Pattern(regexp = "[0-9]{8,32}", message = "8 to 32 digits")
        String account,

        @NotBlank @Size(max = 140) String bank,

        @NotNull @Pattern(regexp = "[0-9]{12}", message = "CNAPS: 12 digits")
        String bankCode) {

    PayeeAccount of(SubjectId subject) {
        return new PayeeAccount(subject, holder.strip(), account, bank.strip(), bankCode, 0);
    }

    /** Accounts stay out of logs. */
    @Override
    public String toString() {
        return "payee request";
    }
}
