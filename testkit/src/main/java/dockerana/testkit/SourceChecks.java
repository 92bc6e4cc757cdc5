package dockerana.testkit;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** The checks behind {@link SourceContract}. */
final class SourceChecks {
    private final SourceContract contract;
    private final Component component;

    SourceChecks(SourceContract contract) {
        this.contract = contract;
        this.component = contract.component();
    }

    private Trial<Source> trial() throws Exception {
        return Trial.of(TestAgents.of(component), contract::source);
    }

    private static CollectedSamples collect(Trial<Source> trial) throws Exception {
        try {
            return trial.get(CollectedSamples::of);
        } catch (TimeoutException e) {
            throw Broken.promise(
                    "collect() did not return within " + Trial.PATIENCE,
                    "give every call that may hang a deadline, or a thread from Agent.threads()");
        }
    }

    void addsSamples() throws Exception {
        try (Trial<Source> trial = trial()) {
            Broken.unless(
                    !collect(trial).all().isEmpty(),
                    "collect() added nothing",
                    "give the source of this contract something to measure; report a far end that is gone as an IOException");
        }
    }

    @SuppressWarnings("ReferenceEquality") // the instance is what matters here
    void sameInstancesInTheSameOrder() throws Exception {
        try (Trial<Source> trial = trial()) {
            List<Series> first = collect(trial).series();
            List<Series> second = collect(trial).series();
            Map<Series, Series> before = firstOfEachPath(first);
            firstOfEachPath(second).forEach((path, series) -> {
                Series old = before.get(path);
                Broken.unless(
                        old == null || old == series || !sameFacts(old, series),
                        "'%s' was another instance in the second collect()".formatted(series),
                        "build a series when the thing appears, keep it, and add that instance every time");
            });
            Broken.unless(
                    common(first, second).equals(common(second, first)),
                    "The second collect() added the same series in another order",
                    "add in an order that does not change, such as that of a sorted or linked map");
        }
    }

    private static Map<Series, Series> firstOfEachPath(List<Series> all) {
        Map<Series, Series> first = new LinkedHashMap<>();
        all.forEach(series -> first.putIfAbsent(series, series));
        return first;
    }

    private static boolean sameFacts(Series one, Series other) {
        return one.start().equals(other.start()) && one.attributes().equals(other.attributes());
    }

    private static List<Series> common(List<Series> of, List<Series> with) {
        Set<Series> there = new HashSet<>(with);
        return of.stream().filter(there::contains).toList();
    }

    void countersDoNotFall() throws Exception {
        try (Trial<Source> trial = trial()) {
            Map<Series, CollectedSamples.Sample> before = new HashMap<>();
            for (int round = 0; round < 3; round++) {
                for (CollectedSamples.Sample sample : collect(trial).all()) {
                    Series series = sample.series();
                    CollectedSamples.Sample old = before.put(series, sample);
                    Broken.unless(
                            !series.isCounter()
                                    || old == null
                                    || !old.series().start().equals(series.start())
                                    || !(sample.value() < old.value()),
                            "The counter '%s' fell from %s to %s"
                                    .formatted(series, old == null ? "" : old.value(), sample.value()),
                            "add the running total, never a difference; what begins anew gets startedAt(its new start);"
                                    + " what goes up and down is a gauge");
                }
            }
        }
    }

    void noPathTwice() throws Exception {
        try (Trial<Source> trial = trial()) {
            Set<Series> seen = new HashSet<>();
            for (Series series : collect(trial).series()) {
                Broken.unless(
                        seen.add(series),
                        "'%s' was added twice in one collect(), the second time for %s"
                                .formatted(series, series.labels()),
                        "make label values that can clash differ once they are safe for a path");
            }
        }
    }

    void everythingIsANumberAtLeastOnce() throws Exception {
        try (Trial<Source> trial = trial()) {
            Map<Series, Boolean> numbers = new HashMap<>();
            for (int round = 0; round < 3; round++) {
                collect(trial)
                        .all()
                        .forEach(sample ->
                                numbers.merge(sample.series(), Double.isFinite(sample.value()), Boolean::logicalOr));
            }
            numbers.forEach((series, isNumber) -> Broken.unless(
                    isNumber,
                    "'%s' was NaN or infinite in every collect()".formatted(series),
                    "add nothing for what cannot be read"));
        }
    }

    void everythingIsDeclared() throws Exception {
        Set<Metric> declared = new HashSet<>(component.metrics());
        try (Trial<Source> trial = trial()) {
            for (Series series : collect(trial).series()) {
                Broken.unless(
                        declared.contains(series.metric()),
                        "The %s '%s' is not among the metrics of component '%s'"
                                .formatted(series.metric().kind(), series.metric(), component.type()),
                        "list every Metric that the source can add in Component.metrics, and use those constants");
            }
        }
    }

    void patternsAreItsOwn() throws Exception {
        if (!contract.builtIn()) {
            PatternChecks.outside(component);
        }
        try (Trial<Source> trial = trial()) {
            for (Series series : collect(trial).series()) {
                String source = series.labels().get("source");
                Broken.unless(
                        !component.several() || trial.agent().id().equals(source),
                        "The label {source} of '%s' is not the id of this source, '%s'"
                                .formatted(series, trial.agent().id()),
                        "fill {source} with Agent.id()");
            }
        }
    }

    void interruptIsHonoured() throws Exception {
        try (Trial<Source> trial = trial()) {
            collect(trial);
            boolean kept = trial.thread().call(() -> interrupted(trial.component()), Trial.SECOND);
            Broken.unless(
                    kept,
                    "collect() swallowed an interrupt",
                    "let InterruptedException pass; whoever must catch it interrupts the thread again");
        } catch (TimeoutException e) {
            throw Broken.promise(
                    "collect() went on for more than a second after its thread was interrupted",
                    "let InterruptedException pass, and use calls that an interrupt ends");
        }
    }

    /** Collects with an interrupt pending; says whether it is still known afterwards. */
    private static boolean interrupted(Source source) throws IOException {
        try {
            Thread.currentThread().interrupt();
            source.collect(new CollectedSamples());
            return Thread.interrupted();
        } catch (InterruptedException e) {
            return true;
        } catch (IOException e) {
            return Thread.interrupted(); // a channel that was closed by the interrupt
        }
    }

    void canBeBuiltAnew() throws Exception {
        Set<Series> before;
        try (Trial<Source> trial = trial()) {
            before = new HashSet<>(collect(trial).series());
        }
        try (Trial<Source> trial = trial()) {
            Set<Series> after = new HashSet<>(collect(trial).series());
            Broken.unless(
                    after.equals(before),
                    "A source that was built after another was closed adds %s instead of %s".formatted(after, before),
                    "keep no state in static fields, and open in the instance what the instance closes");
        }
    }
}
