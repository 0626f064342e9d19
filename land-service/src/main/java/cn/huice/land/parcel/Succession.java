package cn.huice.land.parcel;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** 宗地分割与合并: parcels that end so that others begin on the same ground, with what became of what. */
@ApplicationScoped
public class Succession {
    private static final int MOST = 50;

    private final Parcels parcels;
    private final Overlaps overlaps;
    private final SuccessionRule rule;
    private final LineageTable lineages;
    private final Journal journal;

    Succession(Parcels parcels, Overlaps overlaps, SuccessionRule rule, LineageTable lineages, Journal journal) {
        this.parcels = parcels;
        this.overlaps = overlaps;
        this.rule = rule;
        this.lineages = lineages;
        this.journal = journal;
    }

    /** What a parcel is cut into. @param outline checked */
    public record Part(ParcelCode code, Geometry outline, BigDecimal registeredArea) {}

    /**
     * What the department states about it.
     *
     * @param buildings their outlines, checked; where given, none may be cut
     */
    public record Statement(
            boolean useUnchanged, boolean buildingsIntact, boolean separable, Optional<Geometry> buildings) {}

    /** 节余用地分割转让: what the department states where what is cut off is surplus and to be transferred. */
    public record SurplusTransfer(boolean surplus, boolean approved, boolean meetsConditions) {}

    /** What was done. */
    public record Done(Lineage lineage, List<Parcel> children) {}

    /**
     * Cuts a parcel; use, right, term, limits and holder go on in each part.
     *
     * @param transfer where surplus land is cut off to be transferred
     * @throws ProblemException 409, 412, 428 as for any change; 422 if the parts do not make up the parcel, a building is cut or the rule
     *     in force is not kept
     */
    @Transactional
    public Done split(
            ParcelCode code,
            Revision seen,
            List<Part> parts,
            Statement statement,
            Optional<SurplusTransfer> transfer,
            LocalDate from) {
        parcels.lock();
        Parcel parent = parcels.requireInForce(code);
        Revision.check(seen, parent.version());
        requireNumber("parts", parts.size());
        requireDifferent("parts", parts.stream().map(Part::code).toList());
        Zone zone = Overlaps.zone(parent.content().outline());
        List<Geometry> planes =
                parts.stream().map(part -> zone.plane(part.outline())).toList();
        requireWhole(zone.plane(parent.content().outline()), planes);
        requireUncut(statement, zone, planes);
        SuccessionRule.Ruling ruling = rule.require(parent.content().district(), from, statement, true);
        SuccessionRule.Ruling transferred =
                transfer.map(stated -> rule.requireTransferable(from, stated)).orElse(SuccessionRule.Ruling.OWN);
        List<Content> children = new ArrayList<>();
        for (Part part : parts) {
            parcels.requireNew(part.code());
            Content child = parent.content().with(part.code(), part.registeredArea(), part.outline());
            parcels.requireFree(child, from, List.of(code));
            children.add(child);
        }
        return done(Lineage.Kind.SPLIT, List.of(parent), children, from, ruling, transferred, Optional.empty());
    }

    /**
     * What parcels become together.
     *
     * @param consent 出让人同意, needed where their terms differ
     * @param rightEnds by equal value: the end that was appraised
     */
    public record Union(
            ParcelCode code,
            BigDecimal registeredArea,
            boolean consent,
            Optional<Terms.Principle> principle,
            Optional<LocalDate> rightEnds) {}

    /** One of the parcels that are merged, as the caller has read it. */
    public record Member(ParcelCode code, Revision seen) {}

    /**
     * Makes one parcel of several that touch and have the same use, right and holder. Limits go on where they are the same in all; a
     * grant fee that was paid is not refunded (津滨政办发〔2022〕7号 五).
     *
     * @throws ProblemException 409, 412, 428 as for any change; 422 if they differ, do not touch or the rule in force is not kept
     */
    @Transactional
    public Done merge(List<Member> members, Union union, Statement statement, LocalDate from) {
        parcels.lock();
        requireNumber("parcels", members.size());
        requireDifferent("parcels", members.stream().map(Member::code).toList());
        List<Parcel> parents = members.stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .map(this::current)
                .toList();
        Content first = parents.getFirst().content();
        requireAlike(parents);
        Optional<LocalDate> term = term(parents, union);
        Geometry outline = together(parents);
        SuccessionRule.Ruling ruling = rule.require(first.district(), from, statement, true);
        parcels.requireNew(union.code());
        Content child = new Content(
                union.code(),
                first.use(),
                first.right(),
                term,
                shared(parents),
                union.registeredArea(),
                first.holder(),
                outline);
        parcels.requireFree(child, from, parents.stream().map(Parcel::code).toList());
        return done(
                Lineage.Kind.MERGE,
                parents,
                List.of(child),
                from,
                ruling,
                SuccessionRule.Ruling.OWN,
                Terms.differ(parents) ? union.principle() : Optional.empty());
    }

    private Parcel current(Member member) {
        Parcel parcel = parcels.requireInForce(member.code());
        Revision.check(member.seen(), parcel.version());
        return parcel;
    }

    private Done done(
            Lineage.Kind kind,
            List<Parcel> parents,
            List<Content> contents,
            LocalDate from,
            SuccessionRule.Ruling ruling,
            SuccessionRule.Ruling transfer,
            Optional<Terms.Principle> principle) {
        parents.forEach(parent -> parcels.leaveForGood(parent, from));
        List<Parcel> children =
                contents.stream().map(content -> parcels.write(content, from)).toList();
        Lineage lineage = lineages.insert(
                kind,
                parents.stream().map(Parcel::code).toList(),
                children.stream().map(Parcel::code).toList(),
                from,
                ruling,
                transfer,
                principle,
                parcels.now());
        String type = kind == Lineage.Kind.SPLIT ? "cn.huice.parcel.split.v1" : "cn.huice.parcel.merged.v1";
        ParcelData.Succeeded data = new ParcelData.Succeeded(
                lineage.parents(),
                lineage.children(),
                from,
                ruling.policy().orElse(null),
                ruling.article().orElse(null),
                transfer.policy().orElse(null),
                transfer.article().orElse(null),
                principle.map(Enum::name).orElse(null));
        for (ParcelCode parent : lineage.parents()) {
            journal.append(NewEntry.kept(Parcels.stream(parent), type, parent.value(), data));
        }
        return new Done(lineage, children);
    }

    /** The parts cover the parcel and nothing else, and none another. */
    private void requireWhole(Geometry parent, List<Geometry> parts) {
        for (int i = 0; i < parts.size(); i++) {
            for (int other = i + 1; other < parts.size(); other++) {
                BigDecimal shared = Overlaps.shared(parts.get(i), parts.get(other));
                if (shared.compareTo(overlaps.tolerance()) > 0) {
                    throw refused(
                            "parts[" + i + "]",
                            "与第 " + (other + 1) + " 块重叠 " + shared + " 平方米",
                            "shares " + shared + " m² with part " + (other + 1),
                            "parts do not overlap");
                }
            }
        }
        double difference = Outline.difference(parent, Outline.union(parts));
        if (difference > overlaps.tolerance().doubleValue() * parts.size()) {
            String area = String.format(java.util.Locale.ROOT, "%.2f", difference);
            throw refused(
                    "parts",
                    "各部分合起来与原宗地相差 " + area + " 平方米",
                    "together the parts differ from the parcel by " + area + " m²",
                    "the parts make up the parcel");
        }
    }

    /** A building stands on one part, not across the cut. */
    private void requireUncut(Statement statement, Zone zone, List<Geometry> parts) {
        Optional<Geometry> buildings = statement.buildings().map(zone::plane);
        for (int i = 0; i < buildings.map(Geometry::getNumGeometries).orElse(0); i++) {
            Polygon building = (Polygon) buildings.get().getGeometryN(i);
            int touched = 0;
            for (Geometry part : parts) {
                if (Outline.overlap(building, part) > overlaps.tolerance().doubleValue()) {
                    touched++;
                }
            }
            if (touched > 1) {
                throw refused(
                        "buildings[" + i + "]",
                        "分割线穿过第 " + (i + 1) + " 栋建筑物",
                        "the cut goes through building " + (i + 1),
                        "津滨政办发〔2022〕7号 五：建筑物完整");
            }
        }
    }

    private static void requireAlike(List<Parcel> parents) {
        Content first = parents.getFirst().content();
        for (Parcel parent : parents) {
            Content content = parent.content();
            if (!content.use().equals(first.use())) {
                throw unlike(parent, "用途", "use", first.use() + " / " + content.use());
            }
            if (!content.right().equals(first.right())) {
                throw unlike(parent, "权利类型", "kind of right", "");
            }
            if (!content.holder()
                    .map(RightHolder::subject)
                    .equals(first.holder().map(RightHolder::subject))) {
                throw unlike(parent, "权利人", "right holder", "");
            }
            if (!content.district().equals(first.district())) {
                throw unlike(parent, "行政区", "district", first.district() + " / " + content.district());
            }
        }
    }

    private static ProblemException unlike(Parcel parcel, String zh, String en, String values) {
        return refused(
                "parcels",
                parcel.code() + " 的" + zh + "与其他宗地不同" + (values.isEmpty() ? "" : "（" + values + "）"),
                parcel.code() + " has another " + en + (values.isEmpty() ? "" : " (" + values + ")"),
                "津滨政办发〔2022〕7号 五：用途不变");
    }

    private static Optional<LocalDate> term(List<Parcel> parents, Union union) {
        if (!Terms.differ(parents)) {
            return parents.getFirst().content().rightEnds();
        }
        String guide = Terms.earliest(parents).map(Object::toString).orElse("-") + ".."
                + Terms.latest(parents).map(Object::toString).orElse("-");
        if (!union.consent() || union.principle().isEmpty()) {
            throw refused(
                    "principle",
                    "各宗地使用期限不一致（" + guide + "），须经出让人同意并选定从早或等价值原则",
                    "the terms differ (" + guide + "): the grantor must consent and a principle be chosen",
                    "津滨政办发〔2022〕7号 五");
        }
        if (union.principle().get() == Terms.Principle.EARLIEST) {
            return Terms.earliest(parents);
        }
        Optional<LocalDate> appraised = union.rightEnds();
        boolean between = appraised.isPresent()
                && !appraised.get().isBefore(Terms.earliest(parents).orElse(LocalDate.MIN))
                && !appraised.get().isAfter(Terms.latest(parents).orElse(LocalDate.MAX));
        if (!between) {
            String weighted = Terms.weighted(parents).map(Object::toString).orElse("-");
            throw refused(
                    "rightEnds",
                    "等价值原则需要评估得出的期限，应在 " + guide + " 之间；按面积加权为 " + weighted,
                    "equal value needs an appraised end within " + guide + "; weighted by area it is " + weighted,
                    guide);
        }
        return appraised;
    }

    private Geometry together(List<Parcel> parents) {
        Zone zone = Overlaps.zone(parents.getFirst().content().outline());
        Geometry plane = Outline.union(parents.stream()
                .map(parent -> zone.plane(parent.content().outline()))
                .toList());
        if (!(plane instanceof Polygon)) {
            throw refused("parcels", "各宗地不相连", "the parcels do not touch", "one polygon");
        }
        return Outline.checked(zone.places(plane), "parcels");
    }

    /** Limits on which all agree. */
    private static java.util.Map<Limit, Bounds> shared(List<Parcel> parents) {
        java.util.Map<Limit, Bounds> shared = new java.util.EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            Set<Bounds> bounds = new HashSet<>();
            parents.forEach(parent -> bounds.add(parent.content().bounds(limit)));
            if (bounds.size() == 1 && !bounds.contains(Bounds.NONE)) {
                shared.put(limit, bounds.iterator().next());
            }
        }
        return shared;
    }

    private static void requireNumber(String field, int count) {
        if (count < 2 || count > MOST) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为 2 至 " + MOST + " 宗", "must be 2 to " + MOST, "2.." + MOST));
        }
    }

    private static void requireDifferent(String field, List<ParcelCode> codes) {
        if (new HashSet<>(codes).size() < codes.size()) {
            throw ProblemException.badField(FieldError.of(field, "宗地代码重复", "a code stands twice", "unique"));
        }
    }

    private static ProblemException refused(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "succession-refused",
                Text.of("不符合宗地分割合并的条件", "The parcels cannot be split or merged like this"),
                FieldError.of(field, zh, en, rule));
    }
}
