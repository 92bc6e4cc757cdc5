package dockerana.plugin.elasticsearch;

import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Request;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what has to be in a cluster before the first record: a template, and a policy if one is wanted. */
final class Setup {
    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final Pattern VERSION = Pattern.compile("\"version\":([0-9]{1,18})");

    private final ElasticsearchConfig config;
    private final Indices indices;
    private final Cluster cluster;
    private final Product product;

    Setup(ElasticsearchConfig config, Indices indices, Cluster cluster, Product product) {
        this.config = config;
        this.indices = indices;
        this.cluster = cluster;
        this.product = product;
    }

    /** @throws IOException if it is not there and cannot be brought */
    void bring() throws IOException, InterruptedException {
        if (indices.dataStreams() && !product.composable()) {
            throw new IOException(
                    "%s is %s, which has no data streams: set data-streams = false".formatted(cluster.name(), product));
        }
        switch (config.lifecycle()) {
            case ILM -> policy("/_ilm/policy/", Policy.ilm(config.keep(), indices.dataStreams()));
            case ISM -> policy("/_plugins/_ism/policies/", Policy.ism(config.keep(), indices));
            case OWN -> {} // removed by the sink
        }
        if (config.template()) {
            template();
        }
    }

    private void policy(String where, String json) throws IOException, InterruptedException {
        String path = where + config.index();
        Answer known = cluster.send(Request.get(path));
        boolean missing = known.status() != 200;
        known.excerpt();
        if (missing) {
            put(path, json);
        }
    }

    private void template() throws IOException, InterruptedException {
        Template template = new Template(config, indices, product);
        Answer known = cluster.send(Request.get(template.path() + "?filter_path=**.version"));
        boolean missing = known.status() != 200;
        String versions = known.text();
        if (missing || isOlder(versions)) {
            put(template.path(), template.json());
        }
    }

    /** One without a version was made by a person: it stays. */
    private boolean isOlder(String versions) {
        Matcher version = VERSION.matcher(versions);
        if (version.find()) {
            return Long.parseLong(version.group(1)) < Template.VERSION;
        }
        LOG.info("{}: the template '{}' has no version and is left alone", cluster.name(), config.index());
        return false;
    }

    private void put(String path, String json) throws IOException, InterruptedException {
        Answer answer = cluster.send(Request.json("PUT", path, json));
        if (answer.status() >= 300) {
            throw new IOException("%s (%s) does not take %s: it answered %d: %s"
                    .formatted(cluster.name(), product, path, answer.status(), answer.excerpt()));
        }
        answer.excerpt();
        LOG.info("{} ({}) has got {}", cluster.name(), product, path);
    }
}
