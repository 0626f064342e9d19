package cn.huice.registry;

import cn.huice.registry.identifier.CreditCode;
import cn.huice.registry.identifier.Identifier;
import cn.huice.registry.identifier.InvalidIdentifier;
import cn.huice.registry.identifier.ResidentNumber;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a subject can be, and which service owns such subjects (DESIGN §4). */
public enum SubjectKind {
    PERSON("talent-service"),
    INSTITUTION("talent-service"),
    ENTERPRISE("industry-fund-service"),
    PROJECT("industry-fund-service"),
    PARCEL("land-service"),
    SUPPLY("land-service");

    private final String owner;

    SubjectKind(String owner) {
        this.owner = owner;
    }

    /** The kind of that name in the API; empty if there is none. */
    public static Optional<SubjectKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.apiName().equals(name))
                .findFirst();
    }

    /** Lower case, as in paths and events. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service where departments verify facts about subjects of this kind. */
    public String owner() {
        return owner;
    }

    /** Whether subjects of this kind are identified by a national number. */
    boolean hasIdentifier() {
        return this == PERSON || this == ENTERPRISE || this == INSTITUTION;
    }

    /**
     * Reads the national number by which subjects of this kind are identified.
     *
     * @throws InvalidIdentifier if it breaks its standard, or the kind has none
     */
    Identifier identifier(String text) throws InvalidIdentifier {
        return switch (this) {
            case PERSON -> ResidentNumber.parse(text);
            case ENTERPRISE, INSTITUTION -> CreditCode.parse(text);
            case PROJECT, PARCEL, SUPPLY ->
                throw new InvalidIdentifier("这类主体没有统一标识", "subjects of this kind have no identifier", apiName());
        };
    }
}
