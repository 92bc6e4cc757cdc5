package dockerana.testkit;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the contract of a plugin under test as its author would. */
final class Contracts {
    private Contracts() {}

    /** Asserts that a plugin keeps every promise. */
    static void assertKept(Class<?> contract) {
        TestExecutionSummary summary = run(contract);
        assertThat(summary.getFailures())
                .as("broken by %s", contract.getSimpleName())
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(2);
    }

    /** Asserts that a plugin breaks these promises and keeps all others. */
    static void assertBroken(Class<?> contract, String... promises) {
        TestExecutionSummary summary = run(contract);
        assertThat(summary.getFailures())
                .as(
                        "broken by %s: %s",
                        contract.getSimpleName(),
                        summary.getFailures().stream()
                                .map(TestExecutionSummary.Failure::getException)
                                .toList())
                .map(failure -> methodName(failure.getTestIdentifier()))
                .containsExactlyInAnyOrder(promises);
        assertThat(summary.getFailures().getFirst().getException())
                .as("what its author is told")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("To mend it: ");
    }

    /** The names of all promises of these contracts. */
    static SortedSet<String> promises(Class<?>... contracts) {
        return Stream.of(contracts)
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(java.lang.reflect.Method::getName)
                .collect(toCollection(TreeSet::new));
    }

    private static String methodName(TestIdentifier test) {
        return test.getDisplayName().replace("()", "");
    }

    private static TestExecutionSummary run(Class<?> contract) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
