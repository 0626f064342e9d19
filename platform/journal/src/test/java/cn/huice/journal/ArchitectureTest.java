package cn.huice.journal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses JOURNAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.huice.journal");

    @Test
    void of_huice_the_journal_knows_only_the_common_door() {
        classes()
                .that()
                .resideInAPackage("cn.huice.journal..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("cn.huice.journal..", "cn.huice.web..")
                        .or(DescribedPredicate.not(resideInAnyPackage("cn.huice.."))))
                .check(JOURNAL);
    }

    @Test
    void what_the_journal_offers_does_not_know_what_carries_it() {
        noClasses()
                .that()
                .resideInAPackage("cn.huice.journal")
                .should()
                .dependOnClassesThat(resideInAnyPackage("cn.huice.journal.*.."))
                .check(JOURNAL);
        slices().matching("cn.huice.journal.(*)..").should().beFreeOfCycles().check(JOURNAL);
    }
}
