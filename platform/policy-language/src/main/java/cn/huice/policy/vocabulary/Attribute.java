package cn.huice.policy.vocabulary;

import java.util.List;
import java.util.Optional;

/**
 * Something a fact can be about.
 *
 * @param name Chinese name, unique; policies use it
 * @param unit CNY, CNY/m2, years, months, days, hours, m2, mu, persons or tce; absent for plain numbers
 * @param codes the closed list of an ENUM or SET; empty when open
 * @param ordered codes run from low to high and may be compared
 * @param open the codes come from a register, so any code is accepted
 * @param authority the department whose word counts; 申请人申报 where it is the applicant's own
 * @param pii personal information: never leaves the service that owns it
 */
public record Attribute(
        AttributeKey key,
        String name,
        ValueType type,
        Optional<String> unit,
        List<Code> codes,
        boolean ordered,
        boolean open,
        String authority,
        boolean pii) {

    public Attribute {
        codes = List.copyOf(codes);
    }

    /** The code of a Chinese code name. */
    public Optional<Code> codeNamed(String chineseName) {
        return codes.stream().filter(code -> code.name().equals(chineseName)).findFirst();
    }

    boolean hasCode(String code) {
        return open || codes.stream().anyMatch(known -> known.code().equals(code));
    }
}
