package dockerana.plugin.elasticsearch;

import java.util.stream.Collectors;

/** The index template: what fields there are, and that no other is ever made. */
final class Template {
    /** To be raised with every change, so that an older one is replaced. */
    static final int VERSION = 1;

    private static final String KEYWORD = "{\"type\":\"keyword\",\"ignore_above\":8191}";
    private static final String TEXT = "{\"type\":\"text\",\"norms\":false}";

    private final ElasticsearchConfig config;
    private final Indices indices;
    private final Product product;

    Template(ElasticsearchConfig config, Indices indices, Product product) {
        this.config = config;
        this.indices = indices;
        this.product = product;
    }

    /** Where it is kept. */
    String path() {
        return (product.composable() ? "/_index_template/" : "/_template/") + config.index();
    }

    /** The template in JSON. */
    String json() {
        String patterns = indices.patterns().stream()
                .map(pattern -> '"' + pattern + '"')
                .collect(Collectors.joining(",", "[", "]"));
        if (!product.composable()) {
            String mappings = product.typed() ? "{\"_doc\":" + mappings() + '}' : mappings();
            return "{\"index_patterns\":%s,\"version\":%d,\"settings\":%s,\"mappings\":%s}"
                    .formatted(patterns, VERSION, settings(), mappings);
        }
        return "{\"index_patterns\":%s,\"version\":%d,\"priority\":200,%s\"template\":{\"settings\":%s,\"mappings\":%s%s}}"
                .formatted(
                        patterns,
                        VERSION,
                        indices.dataStreams() ? "\"data_stream\":{}," : "",
                        settings(),
                        mappings(),
                        retention());
    }

    private String retention() {
        boolean byStream = indices.dataStreams()
                && config.lifecycle() == ElasticsearchConfig.Lifecycle.OWN
                && config.keep().isPositive()
                && product.dataStreamsForget();
        return byStream
                ? ",\"lifecycle\":{\"data_retention\":\"%dd\"}"
                        .formatted(config.keep().toDays())
                : "";
    }

    private String settings() {
        String policy = config.lifecycle() == ElasticsearchConfig.Lifecycle.ILM
                ? ",\"index.lifecycle.name\":\"%s\"".formatted(config.index())
                : "";
        return "{\"index.number_of_shards\":1,\"index.auto_expand_replicas\":\"0-1\",\"index.refresh_interval\":\"5s\"%s}"
                .formatted(policy);
    }

    private String mappings() {
        return """
                {"dynamic":false,"properties":{
                "@timestamp":{"type":"%1$s"},
                "message":%2$s,
                "stream":%3$s,
                "event":{"properties":{"kind":%3$s,"action":%3$s,"id":%3$s}},
                "container":{"properties":{"id":%3$s,"name":%3$s,"image":{"properties":{"name":%3$s}},"labels":%4$s,
                "exit_code":{"type":"long"}}},
                "docker":{"properties":{"event":{"properties":{"type":%3$s,"attributes":%4$s}}}},
                "host":{"properties":{"name":%3$s}},
                "log":{"properties":{"file":{"properties":{"path":%3$s}},"last_lines":%2$s}},
                "dockerana":{"properties":{"gap":%4$s,"patterns":%4$s}}}}""".formatted(product.timeType(), TEXT, KEYWORD, product.labels());
    }
}
