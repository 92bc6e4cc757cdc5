package dockerana.testkit;

import dockerana.api.Component;
import dockerana.api.Metric;
import java.util.HashSet;
import java.util.Set;

/** The promises about what a component declares that it measures. */
final class PatternChecks {
    private PatternChecks() {}

    /** Patterns of a plugin that is not one of Dockerana's own. */
    static void outside(Component component) {
        for (Metric metric : component.metrics()) {
            Broken.unless(
                    metric.pattern().startsWith(component.type() + '.'),
                    "The pattern '%s' does not begin with '%s.'".formatted(metric, component.type()),
                    "put the type in front, so that no other plugin can own the pattern");
            Broken.unless(
                    !component.several() || metric.labels().contains("source"),
                    "Several '%s' may run, but the pattern '%s' does not tell them apart"
                            .formatted(component.type(), metric),
                    "put a node {source} into it, filled with Agent.id()");
        }
    }

    /** What the catalogue of names is made from. */
    static void documented(Component component) {
        Set<String> patterns = new HashSet<>();
        for (Metric metric : component.metrics()) {
            Broken.unless(
                    patterns.add(metric.pattern()),
                    "The pattern '%s' is declared twice".formatted(metric),
                    "declare it once, with one kind");
            String description = metric.description();
            Broken.unless(
                    !description.isBlank() && !description.endsWith("."),
                    "The description of '%s' is '%s'".formatted(metric, description),
                    "write one sentence for people, without a full stop");
            String byName = Metric.gauge(metric.pattern(), description).unit();
            Broken.unless(
                    byName.isEmpty() || byName.equals(metric.unit()),
                    "'%s' ends in %s but its unit is '%s'".formatted(metric, byName, metric.unit()),
                    "call it after its unit, and leave in(…) out");
        }
    }
}
