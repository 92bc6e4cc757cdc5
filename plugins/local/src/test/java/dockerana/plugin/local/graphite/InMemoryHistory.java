package dockerana.plugin.local.graphite;

import dockerana.api.Series;
import dockerana.plugin.local.history.History;
import dockerana.plugin.local.history.Known;
import dockerana.plugin.local.history.Points;
import dockerana.plugin.local.history.Rollup;
import dockerana.plugin.local.history.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers that were given to it. */
final class InMemoryHistory implements History {
    private record Remembered(Known known, Points usual, Points maximum) {}

    private final SortedMap<String, Remembered> byPath = new TreeMap<>();

    /** A series without labels. */
    InMemoryHistory with(String path, Points points) {
        return with(path, path, Map.of(), points, points);
    }

    /** A series with labels, and with other values for what stands for the greatest. */
    InMemoryHistory with(String path, String name, Map<String, String> labels, Points usual, Points maximum) {
        int last = usual.values().length - 1;
        while (last > 0 && Double.isNaN(usual.values()[last])) {
            last--;
        }
        Known known =
                new Known(path, name, Series.Kind.GAUGE, labels, Map.of(), usual.start() + (long) last * usual.step());
        byPath.put(path, new Remembered(known, usual, maximum));
        return this;
    }

    @Override
    public List<Known> series(Span span) {
        List<Known> found = new ArrayList<>();
        byPath.forEach((path, remembered) -> {
            if (Arrays.stream(within(remembered.usual, span).values()).anyMatch(value -> !Double.isNaN(value))) {
                found.add(remembered.known);
            }
        });
        return found;
    }

    @Override
    public Optional<Points> read(String path, Span span, Rollup rollup) {
        return Optional.ofNullable(byPath.get(path))
                .map(remembered -> within(rollup == Rollup.USUAL ? remembered.usual : remembered.maximum, span));
    }

    private static Points within(Points all, Span span) {
        int length = all.values().length;
        int first = Math.clamp(Math.ceilDiv(span.from() - all.start(), all.step()), 0, length);
        int end = Math.clamp(Math.ceilDiv(span.until() - all.start(), all.step()), first, length);
        return new Points(
                all.start() + (long) first * all.step(), all.step(), Arrays.copyOfRange(all.values(), first, end));
    }
}
