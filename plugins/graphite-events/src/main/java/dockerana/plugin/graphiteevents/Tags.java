package dockerana.plugin.graphiteevents;

import dockerana.api.LogRecord;
import dockerana.api.Metric;
import java.util.ArrayList;
import java.util.List;

/** The tags of an event, one for each question that a chart may ask. */
final class Tags {
    /** More does not fit into graphite-web's column. */
    private static final int LONGEST = 50;

    private static final int HASH = 9;

    /** Names are what they are in paths, so that a chart's variable fits both. */
    private static final Metric NODE = Metric.gauge("tag.{text}", "A text as it is in a path");

    private Tags() {}

    /** {@code docker}, {@code docker-die}, {@code container-web}, {@code host-web01} and those that are always added. */
    static List<String> of(LogRecord event, String host, List<String> always) {
        List<String> tags = new ArrayList<>();
        tags.add("docker");
        if (event.attributes().get("event.action") instanceof String action) {
            tags.add(safe("docker-" + action));
        }
        if (container(event) instanceof String name) {
            tags.add(safe("container-" + name));
        }
        tags.add(safe("host-" + host));
        tags.addAll(always);
        return tags;
    }

    private static Object container(LogRecord event) {
        Object own = event.attributes().get("container.name");
        return own == null ? event.origin().attributes().getOrDefault("container.name", 0) : own;
    }

    /** Without what graphite-web would take for the end of a tag, and no longer than it keeps. */
    static String safe(String text) {
        String node = NODE.of(text).path().substring("tag.".length());
        return node.length() <= LONGEST ? node : node.substring(0, LONGEST - HASH) + "-%08x".formatted(node.hashCode());
    }
}
