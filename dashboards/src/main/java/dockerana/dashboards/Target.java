package dockerana.dashboards;

import java.util.List;
import java.util.Map;

/** One query of a panel. */
sealed interface Target {
    DataSource source();

    /** As Grafana keeps it, without its letter. */
    Map<String, Object> json();

    /** What Graphite is asked. */
    static Target graphite(String expression) {
        return new Graphite(expression);
    }

    /** The latest lines that a search in the syntax of Lucene finds. */
    static Target lines(DataSource source, String search) {
        return new Search(
                source,
                search,
                List.of(Json.object("id", "1", "type", "logs", "settings", Json.object("limit", "500"))),
                List.of());
    }

    /** How many of them there are over time, for each value of a field. */
    static Target counts(DataSource source, String search, String field) {
        return new Search(
                source,
                search,
                List.of(Json.object("id", "1", "type", "count")),
                List.of(
                        Json.object(
                                "id",
                                "2",
                                "type",
                                "terms",
                                "field",
                                field,
                                "settings",
                                Json.object("size", "10", "order", "desc", "orderBy", "_count", "min_doc_count", "1")),
                        Json.object(
                                "id",
                                "3",
                                "type",
                                "date_histogram",
                                "field",
                                "@timestamp",
                                "settings",
                                Json.object("interval", "auto", "min_doc_count", "0", "trimEdges", "0"))));
    }

    /** Numbers. */
    record Graphite(String expression) implements Target {
        @Override
        public DataSource source() {
            return DataSource.GRAPHITE;
        }

        @Override
        public Map<String, Object> json() {
            return Json.object("target", expression);
        }
    }

    /** Records. */
    record Search(DataSource source, String query, List<Map<String, Object>> metrics, List<Map<String, Object>> buckets)
            implements Target {
        @Override
        public Map<String, Object> json() {
            return Json.object(
                    "alias", "", "query", query, "metrics", metrics, "bucketAggs", buckets, "timeField", "@timestamp");
        }
    }
}
