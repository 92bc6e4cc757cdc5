package dockerana.plugin.graphiteevents;

import dockerana.api.LogRecord;
import dockerana.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        attribute(event, "event.action").ifPresent(action -> tags.add(safe("docker-" + action)));
        attribute(event, "container.name").ifPresent(name -> tags.add(safe("container-" + name)));
        tags.add(safe("host-" + host));
        tags.addAll(always);
        return tags;
    }

    private static Optional<Object> attribute(LogRecord event, String name) {
        return Optional.ofNullable(event.attributes().get(name))
                .or(() -> Optional.ofNullable(event.origin().attributes().get(name)));
    }

    /** Without what graphite-web would take for the end of a tag, and no longer than it keeps. */
    static String safe(String text) {
        String node = NODE.of(text).path().substring("tag.".length());
        return node.length() <= LONGEST ? node : node.substring(0, LONGEST - HASH) + "-%08x".formatted(node.hashCode());
    }
}
