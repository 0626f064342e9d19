package cn.huice.registry;

import cn.huice.registry.identifier.Identifier;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the register keeps about a subject besides its facts.
 *
 * @param district GB/T 2260 code of the district that looks after it
 * @param name up to 200 characters
 */
public record Particulars(String district, Optional<String> name, Optional<Identifier> identifier) {
    static final int LONGEST_NAME = 200;
    private static final Pattern DISTRICT = Pattern.compile("[1-9][0-9]{5}");

    /** @throws IllegalArgumentException if the district is not a code or the name too long */
    public Particulars {
        if (!isDistrict(district)) {
            throw new IllegalArgumentException("not a GB/T 2260 code");
        }
        if (name.map(text -> text.length() > LONGEST_NAME).orElse(false)) {
            throw new IllegalArgumentException("a name of more than " + LONGEST_NAME + " characters");
        }
    }

    static boolean isDistrict(String code) {
        return DISTRICT.matcher(code).matches();
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "particulars in " + district;
    }
}
