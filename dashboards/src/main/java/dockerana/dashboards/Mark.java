package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.List;
import java.util.Map;

/**
 * Docker events that are drawn on every chart, out of Graphite's events. One tag each: Graphite drops a tag that it does not know, so of two it
 * might find everything.
 */
record Mark(String name, String tag, String colour, boolean shown) {
    /** On dashboards about all containers. */
    static List<Mark> ofAll() {
        return List.of(
                new Mark("Deaths", "docker-die", "red", true),
                new Mark("Out of memory", "docker-oom", "purple", true),
                new Mark("Health", "docker-health_status", "yellow", true),
                new Mark("Starts", "docker-start", "green", false),
                new Mark("All of Docker", "docker", "blue", false));
    }

    /** On the dashboard about one. */
    static List<Mark> ofOne() {
        return List.of(new Mark("What happened to it", "container-$container", "orange", true));
    }

    Map<String, Object> json() {
        return object(
                "name",
                name,
                "enable",
                shown,
                "hide",
                false,
                "iconColor",
                colour,
                "datasource",
                DataSource.GRAPHITE.reference(),
                "target",
                object("refId", "Anno", "fromAnnotations", true, "queryType", "tags", "tags", List.of(tag)));
    }

    /** What people note in Grafana itself. */
    static Map<String, Object> ofGrafana() {
        return object(
                "builtIn",
                1,
                "name",
                "Annotations & Alerts",
                "type",
                "dashboard",
                "enable",
                true,
                "hide",
                true,
                "iconColor",
                "blue",
                "datasource",
                DataSource.GRAFANA.reference());
    }
}
