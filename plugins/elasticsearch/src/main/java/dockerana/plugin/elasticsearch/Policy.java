package dockerana.plugin.elasticsearch;

import java.time.Duration;

/** A policy of the cluster that deletes indices of a certain age. */
final class Policy {
    private Policy() {}

    /** Elasticsearch's index lifecycle management. A data stream begins an index every day, or when one is large. */
    static String ilm(Duration keep, boolean dataStreams) {
        String hot = dataStreams ? "{\"rollover\":{\"max_age\":\"1d\",\"max_size\":\"50gb\"}}" : "{}";
        return """
                {"policy":{"phases":{"hot":{"actions":%s},\
                "delete":{"min_age":"%dd","actions":{"delete":{}}}}}}""".formatted(hot, keep.toDays());
    }

    /** OpenSearch's index state management, which finds the indices by their names itself. */
    static String ism(Duration keep, Indices indices) {
        String patterns = String.join("\",\"", indices.patterns());
        String rollover = indices.dataStreams()
                ? "{\"rollover\":{\"min_index_age\":\"1d\",\"min_primary_shard_size\":\"50gb\"}}"
                : "";
        return """
                {"policy":{"description":"Dockerana's indices","default_state":"hot","states":[\
                {"name":"hot","actions":[%s],"transitions":[{"state_name":"delete","conditions":{"min_index_age":"%dd"}}]},\
                {"name":"delete","actions":[{"delete":{}}],"transitions":[]}],\
                "ism_template":[{"index_patterns":["%s"],"priority":200}]}}""".formatted(rollover, keep.toDays(), patterns);
    }
}
