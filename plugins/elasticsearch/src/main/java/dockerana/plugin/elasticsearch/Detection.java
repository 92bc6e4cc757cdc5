package dockerana.plugin.elasticsearch;

import dockerana.plugin.elasticsearch.Product.Kind;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Request;
import java.io.IOException;
import java.util.Map;

/**
 * Finds out what answers. {@code GET /} alone does not tell: OpenSearch can be told to say there that it is Elasticsearch 7.10, users may be kept
 * from it, and some servers have no such page. So the nodes are asked too, which know their own version.
 */
final class Detection {
    private static final String NODES = "/_nodes/_local?filter_path=nodes.*.version,nodes.*.build_flavor";

    private Detection() {}

    /** @throws IOException if it cannot be reached, or wants another user; not knowing is no failure */
    static Product of(Cluster cluster) throws IOException, InterruptedException {
        Answer root = cluster.ask(Request.get("/"));
        if (root.status() == 401 || root.status() == 429 || root.status() >= 500) {
            throw cluster.refused(root);
        }
        boolean elastic = root.head().first("X-elastic-product").isPresent();
        Map<String, String> page = values(root);
        Map<String, String> nodes = values(cluster.ask(Request.get(NODES)));
        Kind kind = kind(elastic, page, nodes);
        String said = page.getOrDefault("version.number", "");
        return Product.of(kind, Json.ending(nodes, ".version").orElse(isLie(kind, page) ? "" : said));
    }

    private static Kind kind(boolean elastic, Map<String, String> page, Map<String, String> nodes) {
        if (elastic || Json.ending(nodes, ".build_flavor").isPresent()) {
            return Kind.ELASTICSEARCH;
        }
        boolean openSearch = page.getOrDefault("version.distribution", "").equals("opensearch")
                || page.getOrDefault("tagline", "").contains("OpenSearch");
        boolean unlikeElasticsearch = Json.ending(nodes, ".version").isPresent();
        return openSearch || unlikeElasticsearch ? Kind.OPENSEARCH : Kind.ELASTICSEARCH;
    }

    /** Without its distribution, OpenSearch tells the version of another. */
    private static boolean isLie(Kind kind, Map<String, String> page) {
        return kind == Kind.OPENSEARCH && !page.containsKey("version.distribution");
    }

    private static Map<String, String> values(Answer answer) throws IOException {
        if (answer.status() == 200) {
            return Json.flat(answer.body());
        }
        answer.excerpt();
        return Map.of();
    }
}
