package dockerana.distribution;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.List;

/** Asks an Elasticsearch what Grafana would ask it for a panel, in the words of its data source. */
record Searches(Endpoint elasticsearch) {
    private static final Duration SHOWN = Duration.ofMinutes(15);

    /** How many lines, events or bars come back. */
    long found(Config target, Chosen chosen) {
        long until = System.currentTimeMillis();
        long from = until - SHOWN.toMillis();
        List<? extends Config> buckets = target.getConfigList("bucketAggs");
        String head = "{\"ignore_unavailable\":true,\"index\":\"%s*\"}".formatted(target.getString("datasource.uid"));
        String question = "{%s,%s}"
                .formatted(
                        query(chosen.inSearch(target.getString("query")), from, until),
                        buckets.isEmpty() ? lines(target) : bars(buckets, from, until));
        Config answer = asked(head + "\n" + question + "\n");
        return buckets.isEmpty()
                ? answer.getConfigList("hits.hits").size()
                : answer.getConfigList("aggregations." + buckets.getFirst().getString("id") + ".buckets")
                        .size();
    }

    private Config asked(String lines) {
        try {
            String body =
                    elasticsearch.post("/_msearch?max_concurrent_shard_requests=5", "application/x-ndjson", lines);
            Config answer = ConfigFactory.parseString(body, ShippedBoard.JSON)
                    .getConfigList("responses")
                    .getFirst();
            if (answer.hasPath("error")) {
                throw new AssertionError(lines + answer.getConfig("error"));
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String query(String search, long from, long until) {
        return """
                "query": {"bool": {"filter": [
                  {"range": {"@timestamp": {"gte": %d, "lte": %d, "format": "epoch_millis"}}},
                  {"query_string": {"analyze_wildcard": true, "query": %s}}]}}""".formatted(from, until, quoted(search)).replace("\n", "");
    }

    /** The newest, with what was found in them marked. */
    private static String lines(Config target) {
        return """
                "size": %s, "sort": [{"@timestamp": {"order": "desc", "unmapped_type": "boolean"}}, {"_doc": {"order": "desc"}}],
                "docvalue_fields": ["@timestamp"], "script_fields": {},
                "highlight": {"fields": {"*": {}}, "fragment_size": 2147483647,
                  "pre_tags": ["@HIGHLIGHT@"], "post_tags": ["@/HIGHLIGHT@"]}""".formatted(target.getConfigList("metrics").getFirst().getString("settings.limit"))
                .replace("\n", "");
    }

    /** How many there are in each stretch of time, for each value of a field. */
    private static String bars(List<? extends Config> buckets, long from, long until) {
        Config terms = buckets.getFirst();
        Config times = buckets.getLast();
        return """
                "size": 0, "aggs": {%s: {"terms": {"field": %s, "size": %s, "order": {"_count": "desc"}, "min_doc_count": 1},
                "aggs": {%s: {"date_histogram": {"field": %s, "fixed_interval": "5000ms", "min_doc_count": 0,
                  "extended_bounds": {"min": %d, "max": %d}, "format": "epoch_millis"}}}}}""".formatted(
                        quoted(terms.getString("id")),
                        quoted(terms.getString("field")),
                        terms.getString("settings.size"),
                        quoted(times.getString("id")),
                        quoted(times.getString("field")),
                        from,
                        until)
                .replace("\n", "");
    }

    private static String quoted(String text) {
        return ConfigValueFactory.fromAnyRef(text).render(ConfigRenderOptions.concise());
    }
}
