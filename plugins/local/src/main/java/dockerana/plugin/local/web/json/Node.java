package dockerana.plugin.local.web.json;

import dockerana.api.Metric;

/** A name as it is in the path of a series, where some characters are others: so the API calls containers. */
public final class Node {
    private static final Metric ONE = Metric.gauge("x.{text}", "how a name looks in a path");

    private Node() {}

    /** Of a name. */
    public static String of(String name) {
        return ONE.of(name).path().substring(2);
    }
}
