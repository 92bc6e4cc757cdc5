package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.List;
import java.util.Map;

/** What is chosen at the head of a dashboard. */
record Variable(String name, Map<String, Object> json) {
    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int NATURAL = 7;

    /** The hosts whose agents were alive in the time shown. */
    static Variable host() {
        return query("host", "Host", Ask.named(Ask.alive("dockerana.*.agent.series"), 1), false);
    }

    /** The hosts that send the series of 2014. */
    static Variable hostOf2014() {
        return query("host", "Host", Ask.named(Ask.alive("stats.gauges.docker.host.*.loadavg.1-min"), 4), false);
    }

    /** One of the containers that were there in the time shown. */
    static Variable container() {
        return query("container", "Container", Ask.named(Ask.all("state")), false);
    }

    /** Several of them, at first all. */
    static Variable containers() {
        return query("container", "Containers", Ask.named(Ask.all("state")), true);
    }

    /** What was chosen on the dashboard before, for the one after; nothing here depends on it. */
    static Variable passingContainer() {
        return containers().hidden();
    }

    /** The chosen host as records may call it. */
    static Variable hostName() {
        return query(
                        "hostname",
                        "Host in records",
                        inRecords(Ask.named(Ask.alive("dockerana.$host.agent.series"), 1)),
                        false)
                .hidden();
    }

    /** The chosen container as records may call it. */
    static Variable containerName() {
        return query("containername", "Container in records", inRecords(Ask.named(Ask.chosen("state"))), false)
                .hidden();
    }

    /** The chosen containers as records may call them: always all that there are among those. */
    static Variable containerNames() {
        Variable names =
                query("containername", "Containers in records", inRecords(Ask.named(Ask.chosen("state"))), true);
        names.json.remove("allValue");
        return names.hidden();
    }

    private static String inRecords(String named) {
        return "aliasSub(" + named + ",'_','.')";
    }

    private Variable hidden() {
        json.put("hide", 2);
        return this;
    }

    /** How wide bars are: some sixty to a chart. */
    static Variable interval() {
        List<String> widths = List.of("30s", "1m", "5m", "10m", "30m", "1h", "6h", "1d");
        return new Variable(
                "interval",
                object(
                        "type",
                        "interval",
                        "name",
                        "interval",
                        "label",
                        "Bars",
                        "hide",
                        2,
                        "query",
                        String.join(",", widths),
                        "auto",
                        true,
                        "auto_count",
                        60,
                        "auto_min",
                        "30s",
                        "refresh",
                        ON_TIME_RANGE_CHANGE,
                        "current",
                        object("text", "auto", "value", "$__auto_interval_interval"),
                        "options",
                        List.of()));
    }

    /** Words to look for, everything at first. */
    static Variable search() {
        return new Variable(
                "search",
                object(
                        "type",
                        "textbox",
                        "name",
                        "search",
                        "label",
                        "Search",
                        "query",
                        "*",
                        "current",
                        object("text", "*", "value", "*"),
                        "options",
                        List.of(object("selected", true, "text", "*", "value", "*"))));
    }

    /** One of a few. */
    static Variable choice(String name, String label, String... values) {
        return new Variable(
                name,
                object(
                        "type",
                        "custom",
                        "name",
                        name,
                        "label",
                        label,
                        "query",
                        String.join(",", values),
                        "multi",
                        true,
                        "includeAll",
                        true,
                        "allValue",
                        "*",
                        "current",
                        object("text", List.of("All"), "value", List.of("$__all")),
                        "options",
                        List.of()));
    }

    private static Variable query(String name, String label, String target, boolean several) {
        Map<String, Object> json = object(
                "type",
                "query",
                "name",
                name,
                "label",
                label,
                "datasource",
                DataSource.GRAPHITE.reference(),
                "query",
                object("queryType", "Metric Name", "refId", "A", "target", target),
                "refresh",
                ON_TIME_RANGE_CHANGE,
                "sort",
                NATURAL,
                "regex",
                "",
                "multi",
                several,
                "includeAll",
                several,
                "options",
                List.of());
        if (several) {
            json.put("allValue", "*");
            json.put("current", object("text", List.of("All"), "value", List.of("$__all")));
        } else {
            json.put("current", object());
        }
        return new Variable(name, json);
    }
}
