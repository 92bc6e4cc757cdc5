package dockerana.dashboards;

import java.util.Map;

/** The data sources, by the uids that their provisioning gives them. */
enum DataSource {
    /** Numbers, and Docker events as marks on them. */
    GRAPHITE("graphite", "dockerana-graphite"),
    /** Lines of containers. */
    LOGS("elasticsearch", "dockerana-logs"),
    /** What happened in Docker. */
    EVENTS("elasticsearch", "dockerana-events"),
    /** What Grafana itself has. */
    GRAFANA("grafana", "-- Grafana --");

    private final String type;
    private final String uid;

    DataSource(String type, String uid) {
        this.type = type;
        this.uid = uid;
    }

    Map<String, Object> reference() {
        return Json.object("type", type, "uid", uid);
    }
}
