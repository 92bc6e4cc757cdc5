package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.runtime.agent.Release;
import dockerana.runtime.pipeline.Self;
import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/metrics.md} is what the plugins of the archive declare; {@code DOCKERANA_WRITE_DOCS=true} writes it anew. */
class MetricCatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @TempDir
    Path temporary;

    @Test
    void thePageListsWhatTheCodeDeclares() throws Exception {
        String catalogue = catalogue(Installation.in(temporary));
        if (Boolean.parseBoolean(System.getenv("DOCKERANA_WRITE_DOCS"))) {
            Files.writeString(PAGE, catalogue);
        }
        assertThat(Files.readString(PAGE))
                .as("run with DOCKERANA_WRITE_DOCS=true and look at the difference")
                .isEqualTo(catalogue);
    }

    private static String catalogue(Installation installation) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Every metric, as declared by the code; this page is generated (`MetricCatalogueTest`). Paths follow the prefix, `dockerana.{host}`
                unless configured. A node in braces is a label: of a path its value, made safe; of a tagged series a tag. `dockerana names` lists
                what this machine writes.

                A *gauge* is written as it is. Of a *counter* Carbon gets the rate per second under the name listed, or with `counters = total` the
                running total under the name with `_total`. Values that cannot be read are absent.
                """);
        List<Offer> offers;
        try (Plugins plugins =
                Plugins.load(installation.file("plugins"), Release.current().api())) {
            offers = plugins.offers().stream()
                    .filter(offer -> !offer.component().metrics().isEmpty())
                    .sorted(Comparator.comparing(offer -> offer.component().type()))
                    .toList();
            for (Offer offer : offers) {
                section(page, title(offer.component()), offer.component().metrics());
            }
        }
        section(page, "The agent itself", Self.metrics());
        return page.toString();
    }

    private static String title(Component component) {
        return "%s `%s`".formatted(component.role() == Component.Role.SOURCE ? "Source" : "Service", component.type());
    }

    private static void section(StringBuilder page, String title, List<Metric> metrics) {
        page.append("\n## ").append(title).append("\n\n| path | kind | unit | what |\n|---|---|---|---|\n");
        List<Metric> sorted = new ArrayList<>(metrics);
        sorted.sort(Comparator.comparing(Metric::pattern));
        for (Metric metric : sorted) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            metric.pattern(),
                            metric.kind() == Series.Kind.GAUGE ? "gauge" : "counter",
                            metric.unit(),
                            metric.description()));
        }
    }
}
