package dockerana.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;

/** The walls of the house. */
@NullMarked
@AnalyzeClasses(packages = "dockerana", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theApiStandsAlone = classes()
            .that()
            .resideInAPackage("dockerana.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dockerana.api..", "java..", "javax.net..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule onlyLoadingKnowsPf4j = onlyOneKnows("Loading", "org.pf4j..");

    @ArchTest
    static final ArchRule onlyWiringKnowsGuice = onlyOneKnows("Wiring", "com.google.inject..");

    @ArchTest
    static final ArchRule onlyHoconKnowsHocon = onlyOneKnows("Hocon", "com.typesafe.config..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that(resideOutsideOfPackage("dockerana.runtime.cli.."))
            .should()
            .dependOnClassesThat(resideInAPackage("picocli.."));

    /** It costs a daemon 14 MiB. */
    @ArchTest
    static final ArchRule theWayOfRunDoesWithoutPicocli = noClasses()
            .that()
            .resideInAPackage("dockerana.runtime.cli..")
            .and()
            .haveNameNotMatching(".*\\.(Commands|\\w+Command|Output)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("picocli.."));

    @ArchTest
    static final ArchRule noDumpingGrounds =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)(\\$.*)?");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dockerana.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule staticFieldsAreConstants =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule constantsDoNotChange =
            fields().that().areStatic().should().notHaveRawType(thatChanges());

    /** A rule of its own with one class, nested ones included, that may. */
    private static ArchRule onlyOneKnows(String simpleName, String library) {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.%s(\\$.*)?".formatted(simpleName))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    /** Interfaces may hold what cannot be changed; what is declared as one of these is meant to be. */
    private static DescribedPredicate<JavaClass> thatChanges() {
        return DescribedPredicate.describe(
                "a type that is made to change",
                type -> type.getPackageName().equals(AtomicBoolean.class.getPackageName())
                        || type.isAssignableTo(StringBuilder.class)
                        || (!type.isInterface()
                                && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))));
    }
}
