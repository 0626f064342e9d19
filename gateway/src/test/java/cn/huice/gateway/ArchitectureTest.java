package cn.huice.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The gateway knows the services by HTTP only. */
@AnalyzeClasses(packages = "cn.huice.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule of_ours_it_knows_only_the_web_module = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are ours, but neither the gateway's nor the web module's",
                    (JavaClass type) -> type.getPackageName().startsWith("cn.huice.")
                            && !type.getPackageName().startsWith("cn.huice.gateway")
                            && !type.getPackageName().startsWith("cn.huice.web")));

    @ArchTest
    static final ArchRule its_parts_form_no_cycle =
            slices().matching("cn.huice.gateway.(*)..").should().beFreeOfCycles();
}
