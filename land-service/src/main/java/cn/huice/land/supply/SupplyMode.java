package cn.huice.land.supply;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** 供应方式 (天津市优化工业用地管理促进产业结构调整升级实施办法 三（一）), by the codes of the attribute {@code supply.mode}. */
public enum SupplyMode {
    MAX_TERM_GRANT("max_term_grant", "最高年期出让"),
    LONG_LEASE("long_lease", "长期租赁"),
    MIXED_LEASE_GRANT("mixed_lease_grant", "租让结合"),
    LEASE_THEN_GRANT("lease_then_grant", "先租后让"),
    ELASTIC_TERM_GRANT("elastic_term_grant", "弹性年期出让");

    private final String code;
    private final String title;

    SupplyMode(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** @throws ProblemException 400 naming the modes there are */
    public static SupplyMode read(String field, String code) {
        return Arrays.stream(values())
                .filter(mode -> mode.code.equals(code))
                .findFirst()
                .orElseThrow(() -> {
                    String known = Arrays.stream(values()).map(SupplyMode::code).collect(Collectors.joining(", "));
                    return ProblemException.badField(
                            FieldError.of(field, "应为 " + known + " 之一", "must be one of " + known, "supply.mode"));
                });
    }
}
