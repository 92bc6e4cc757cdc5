package dockerana.plugin.local.history;

import dockerana.api.Series;
import java.util.Map;

/**
 * What is kept of a series beside its values, under its path.
 *
 * @param id its number
 * @param source the number of the source that measures it
 * @param first when its first value was, in seconds since 1970
 * @param last when its latest value was, once it has ended
 * @param name of a tagged series
 * @param labels with the host
 */
record Entry(
        int id,
        int source,
        long first,
        long last,
        Series.Kind kind,
        String name,
        Map<String, String> labels,
        Map<String, String> attributes) {
    byte[] pack() {
        PackedOutput out = new PackedOutput();
        out.number(id);
        out.number(source);
        out.number(first);
        out.number(last);
        out.number(kind == Series.Kind.COUNTER ? 1 : 0);
        out.text(name);
        out.texts(labels);
        out.texts(attributes);
        return out.toBytes();
    }

    static Entry unpack(byte[] bytes) {
        PackedInput in = new PackedInput(bytes);
        return new Entry(
                in.count(),
                in.count(),
                in.number(),
                in.number(),
                in.count() == 1 ? Series.Kind.COUNTER : Series.Kind.GAUGE,
                in.text(),
                in.texts(),
                in.texts());
    }

    /** The same, whose parts are those of others where they are equal: most are, and memory is short. */
    Entry sharing(Map<Object, Object> same) {
        return new Entry(
                id,
                source,
                first,
                last,
                kind,
                (String) same.computeIfAbsent(name, part -> part),
                shared(labels, same),
                shared(attributes, same));
    }

    @SuppressWarnings("unchecked") // what is equal to a map of texts is one
    private static Map<String, String> shared(Map<String, String> texts, Map<Object, Object> same) {
        return (Map<String, String>) same.computeIfAbsent(Map.copyOf(texts), part -> part);
    }

    Entry until(long second) {
        return new Entry(id, source, first, second, kind, name, labels, attributes);
    }

    Known known(String path, long lastSecond) {
        return new Known(path, name, kind, labels, attributes, lastSecond);
    }
}
