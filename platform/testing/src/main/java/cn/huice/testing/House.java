package cn.huice.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the house: which module may know which, and where no framework belongs. A service includes them all:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "cn.huice", importOptions = ImportOption.DoNotIncludeTests.class)
 * class HouseTest {
 *     @ArchTest
 *     static final ArchTests HOUSE = ArchTests.in(House.class);
 * }
 * }</pre>
 */
public final class House {
    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("cn.huice..")
            .withOptionalLayers(true)
            .layer("services")
            .definedBy("cn.huice.talent..", "cn.huice.industry..", "cn.huice.land..")
            .layer("casework")
            .definedBy("cn.huice.casework..")
            .layer("registry")
            .definedBy("cn.huice.registry..")
            .layer("journal")
            .definedBy("cn.huice.journal..")
            .layer("web")
            .definedBy("cn.huice.web..")
            .layer("policy-language")
            .definedBy("cn.huice.policy..")
            .layer("gateway")
            .definedBy("cn.huice.gateway..")
            .whereLayer("services")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("gateway")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("casework")
            .mayOnlyBeAccessedByLayers("services")
            .whereLayer("registry")
            .mayOnlyBeAccessedByLayers("services", "casework")
            .whereLayer("journal")
            .mayOnlyBeAccessedByLayers("services", "casework", "registry")
            .whereLayer("policy-language")
            .mayOnlyBeAccessedByLayers("services", "casework", "registry")
            .ignoreDependency(resideInAPackage("cn.huice.testing.."), alwaysTrue());

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("cn.huice.(talent|industry|land)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("cn.huice.(*).(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_POLICY_LANGUAGE_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("cn.huice.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "com.fasterxml..", "io.smallrye..")
            .allowEmptyShould(true);

    /** What the field thinks in (records, choices, states) is plain Java; annotations of validation and JSON are data. */
    @ArchTest
    static final ArchRule DOMAIN_TYPES_KNOW_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage("cn.huice.casework..", "cn.huice.registry..", "cn.huice.journal..")
            .and()
            .resideOutsideOfPackages("cn.huice.journal.command..", "cn.huice.journal.kafka..")
            .and(new DescribedPredicate<JavaClass>("are records or enums") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isRecord() || type.isEnum();
                }
            })
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "jakarta.persistence..",
                    "jakarta.enterprise..",
                    "jakarta.ws.rs..",
                    "jakarta.inject..",
                    "io.quarkus..",
                    "org.hibernate..",
                    "org.apache.kafka..")
            .allowEmptyShould(true);

    /** What a method leaves open is answered in whatever form a writer offers first: JSON today, a workbook tomorrow. */
    @ArchTest
    static final ArchRule WHAT_IS_READ_SAYS_ITS_FORM = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.GET")
            .and()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith("jakarta.ws.rs.Produces")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Produces")
            .allowEmptyShould(true);

    /** Whatever is listed can be taken away as a workbook. */
    @ArchTest
    static final ArchRule WHAT_IS_LISTED_IS_EXPORTED = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.GET")
            .and()
            .haveRawReturnType(name("cn.huice.web.Page").or(name("java.util.List")))
            .should()
            .beAnnotatedWith("cn.huice.web.Listed")
            .allowEmptyShould(true);

    private House() {}
}
