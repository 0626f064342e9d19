package cn.huice.casework.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One decision on many applications.
 *
 * @param action accept, approve, return or reject
 * @param comment kept with each case, never published
 * @param applications each at most once
 */
record BatchRequest(
        @NotNull Action action,
        @Size(max = 2000) String comment,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid One> applications) {

    /**
     * @param revision the one seen
     * @param amount 元, where the authority decides the sum
     */
    record One(@NotBlank @Size(max = 36) String id, @NotNull Long revision, String amount) {}
}
