package cn.huice.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A published policy as data.
 *
 * @param id stable name in the API
 * @param beneficiary person, enterprise, institution, team, project, parcel, district or none
 * @param jurisdiction division code of GB/T 2260: 120000 天津, 120116 滨海新区, 130100 石家庄
 * @param authorities who is in charge of it, by name
 * @param procedure name of the procedure an application runs through
 * @param versions in order of their first day; no two overlap
 * @param notes how the text was read where it leaves room
 * @param questions what is left open for lawyers
 * @param sourceText the file, so that a case can be pinned to it
 * @param digest SHA-256 of the source text in UTF-8, hexadecimal
 */
public record Policy(
        String id,
        String title,
        PolicyKind kind,
        String beneficiary,
        String jurisdiction,
        Citation citation,
        List<String> authorities,
        Optional<Stacking> stacking,
        Optional<String> procedure,
        List<Material> materials,
        List<FundingShare> funding,
        Optional<Instalments> instalments,
        List<Quota> quotas,
        List<Exclusion> exclusions,
        List<PolicyVersion> versions,
        String notes,
        List<String> questions,
        String sourceText,
        String digest) {

    public Policy {
        authorities = List.copyOf(authorities);
        materials = List.copyOf(materials);
        funding = List.copyOf(funding);
        quotas = List.copyOf(quotas);
        exclusions = List.copyOf(exclusions);
        versions = List.copyOf(versions);
        questions = List.copyOf(questions);
    }

    /** The same policy without what it says from that day on. */
    Policy withdrawn(LocalDate day) {
        return new Policy(
                id,
                title,
                kind,
                beneficiary,
                jurisdiction,
                citation,
                authorities,
                stacking,
                procedure,
                materials,
                funding,
                instalments,
                quotas,
                exclusions,
                versions.stream()
                        .flatMap(version -> version.before(day).stream())
                        .toList(),
                notes,
                questions,
                sourceText,
                digest);
    }

    /** Whether it is assessed and scanned unasked and, with a procedure, applied for; others are there to be found and read. */
    public boolean executable() {
        return kind == PolicyKind.ENTITLEMENT || kind == PolicyKind.CALCULATION || procedure.isPresent();
    }

    /** Whether an assessment may name it: it decides something, though there may be nobody yet to apply to. */
    public boolean assessable() {
        return executable()
                || kind == PolicyKind.DEFINITION
                || versions.stream().anyMatch(PolicyVersion::decides);
    }

    /** What can be assessed has a test file beside it. */
    public boolean needsTests() {
        return assessable();
    }

    /** What the policy says on a day, if it says anything then. */
    public Optional<PolicyVersion> versionOn(LocalDate day) {
        for (PolicyVersion version : versions) {
            if (version.isInForceOn(day)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
