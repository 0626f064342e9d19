package cn.huice.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "cn.huice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule the_registry_stands_on_journal_policies_and_web_only = noClasses()
            .that()
            .resideInAPackage("cn.huice.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "cn.huice.casework..",
                    "cn.huice.talent..",
                    "cn.huice.industry..",
                    "cn.huice.land..",
                    "cn.huice.gateway..",
                    "cn.huice.local..");

    @ArchTest
    static final ArchRule nothing_below_knows_the_registry = noClasses()
            .that()
            .resideInAnyPackage("cn.huice.web..", "cn.huice.journal..", "cn.huice.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.huice.registry..");

    @ArchTest
    static final ArchRule identifiers_know_no_framework = classes()
            .that()
            .resideInAPackage("cn.huice.registry.identifier..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.bouncycastle.crypto..", "cn.huice.registry.identifier..");

    @ArchTest
    static final ArchRule public_records_know_no_framework = classes()
            .that()
            .resideInAPackage("cn.huice.registry")
            .and()
            .areRecords()
            .and()
            .arePublic()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "cn.huice.registry..", "cn.huice.policy..");
}
