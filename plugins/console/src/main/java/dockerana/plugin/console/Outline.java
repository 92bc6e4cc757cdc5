package dockerana.plugin.console;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.plugin.console.Section.Column;
import dockerana.plugin.console.Section.Fact;
import dockerana.plugin.console.Section.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders samples of any source for the eye, by their patterns alone. What has no label is a fact under its first node; what has labels is a
 * row, named by them, of the table named by the nodes up to the last label, and what follows is its column.
 */
final class Outline {
    private final Map<String, List<Fact>> facts = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Reading>>> grids = new LinkedHashMap<>();

    private Outline() {}

    /** The sections of these batches: first the facts, then the tables, each in the order of the sources, the agent itself last. */
    static List<Section> of(Collection<Batch> batches) {
        Outline outline = new Outline();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                outline.add(batch, i);
            }
        }
        return outline.sections();
    }

    private void add(Batch batch, int index) {
        Series series = batch.series(index);
        Metric metric = series.metric();
        Reading reading = Reading.of(batch, index);
        int label = metric.pattern().lastIndexOf('}');
        if (label >= 0) {
            String title = words(metric.pattern().substring(0, label).replaceAll("\\{[^}]*}?", ""));
            String leaf = words(metric.pattern().substring(label + 1));
            String row = Printable.text(String.join(" ", series.labels().values()));
            grids.computeIfAbsent(title, key -> new LinkedHashMap<>())
                    .computeIfAbsent(row, key -> new LinkedHashMap<>())
                    .put(leaf, reading);
            return;
        }
        int dot = metric.pattern().indexOf('.');
        String title = dot < 0
                ? Printable.text(batch.source())
                : words(metric.pattern().substring(0, dot));
        String name = words(metric.pattern().substring(dot + 1));
        facts.computeIfAbsent(title, key -> new ArrayList<>()).add(new Fact(withoutUnit(name, reading), reading));
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        facts.forEach((title, all) -> sections.add(new Section.Facts(title, all)));
        grids.forEach((title, rows) -> sections.add(grid(title, rows)));
        sections.sort(Comparator.comparing(Section::isAgentsOwn));
        return sections;
    }

    private static Section grid(String title, Map<String, Map<String, Reading>> rows) {
        Map<String, Reading> samples = new LinkedHashMap<>(); // of every column, one
        rows.values().forEach(row -> row.forEach(samples::putIfAbsent));
        if (samples.size() == 1) {
            List<Fact> single = new ArrayList<>();
            rows.forEach((name, row) -> row.values().forEach(reading -> single.add(new Fact(name, reading))));
            return new Section.Facts(title, single);
        }
        List<Row> all = new ArrayList<>();
        rows.forEach((name, row) -> all.add(new Row(name, row)));
        return new Section.Grid(title, columns(samples), all);
    }

    /** Where two columns would have one heading, the unit tells them apart. */
    private static List<Column> columns(Map<String, Reading> samples) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        samples.forEach((leaf, sample) -> {
            String heading = heading(leaf, sample);
            if (!once.add(heading)) {
                twice.add(heading);
            }
        });
        List<Column> columns = new ArrayList<>();
        samples.forEach((leaf, sample) -> {
            String heading = heading(leaf, sample);
            columns.add(new Column(leaf, twice.contains(heading) ? leaf : heading));
        });
        return columns;
    }

    private static String heading(String leaf, Reading reading) {
        String name = withoutUnit(leaf, reading);
        return reading.isPercent() ? (name + " %").strip() : name;
    }

    private static String withoutUnit(String leaf, Reading reading) {
        return leaf.endsWith(' ' + reading.unit())
                ? leaf.substring(0, leaf.length() - reading.unit().length() - 1)
                : leaf;
    }

    private static String words(String nodes) {
        return nodes.replaceAll("[._]+", " ").strip();
    }
}
