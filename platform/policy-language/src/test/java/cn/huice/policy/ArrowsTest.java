package cn.huice.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "cn.huice.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule nothing_but_the_jdk_and_the_yaml_parser_is_used = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "cn.huice.policy..", "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule only_the_yaml_package_knows_the_yaml_parser = noClasses()
            .that()
            .resideOutsideOfPackage("cn.huice.policy.yaml")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule no_package_depends_on_itself_through_others =
            slices().matching("cn.huice.(**)").should().beFreeOfCycles();
}
