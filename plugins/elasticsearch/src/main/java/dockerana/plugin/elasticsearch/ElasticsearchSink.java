package dockerana.plugin.elasticsearch;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.Status;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores records in Elasticsearch or OpenSearch, each once. */
final class ElasticsearchSink implements RecordSink {
    private static final int USUAL_PORT = 9200;
    private static final String FOR_EVER =
            "its data streams do not forget by themselves, so that 'keep' removes nothing";
    private static final String REMEDY = "set lifecycle = ilm (Elasticsearch) or ism (OpenSearch), or keep = 0s";

    private final ElasticsearchConfig config;
    private final Agent agent;
    private final Indices indices;
    private final Cluster cluster;
    private final Retention retention;
    private final Refusals refusals;
    private @Nullable Product product;
    private @Nullable Delivery delivery;
    private String trouble = "";
    private Status told = Status.ok("");

    @Inject
    ElasticsearchSink(ElasticsearchConfig config, Agent agent) {
        this(config, agent, System::nanoTime);
    }

    ElasticsearchSink(ElasticsearchConfig config, Agent agent, LongSupplier nanoTime) {
        this.config = config;
        this.agent = agent;
        this.indices = new Indices(config.index(), config.dataStreams());
        this.cluster = new Cluster(config.url().stream().map(this::node).toList(), nanoTime);
        this.retention = new Retention(cluster, indices, config.keep(), nanoTime);
        this.refusals = new Refusals(
                agent,
                new DeadLetters(() -> agent.data().resolve(agent.id() + ".refused.ndjson"), config.deadLettersBytes()));
    }

    private Cluster.Node node(HttpUrl url) {
        List<Http> lines = Stream.generate(
                        () -> url.http(USUAL_PORT, config.tls(), config.timeouts(), config.headers(), agent.threads()))
                .limit(Cluster.LINES)
                .toList();
        return new Cluster.Node(lines, url.path());
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        cluster.connect();
        Product found = Detection.of(cluster);
        new Setup(config, indices, cluster, found).bring();
        if (!found.equals(product)) {
            product = found;
            delivery = new Delivery(
                    new Post(cluster, config.gzip()),
                    new Documents(indices, found.typed()),
                    refusals,
                    config.bulkBytes());
        }
        tell();
    }

    @Override
    public void write(List<LogRecord> records) throws IOException, InterruptedException {
        Delivery own = delivery;
        if (own == null) {
            throw new IOException("there is no connection to " + cluster.name());
        }
        List<LogRecord> young = keepable(records);
        own.deliver(young);
        if (young.size() < records.size()) { // not before: the same list may have to come again
            agent.dropped("expired", records.size() - young.size());
        }
        if (isRemover() && retention.isDue()) {
            sweep();
        }
        tell();
    }

    private boolean isRemover() {
        return config.lifecycle() == ElasticsearchConfig.Lifecycle.OWN
                && config.keep().isPositive()
                && !config.dataStreams();
    }

    /** Without those that would make an index only for it to be removed. */
    private List<LogRecord> keepable(List<LogRecord> records) {
        if (!isRemover()) {
            return records;
        }
        long first = retention
                        .firstDay(agent.clock().instant())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond()
                * 1_000_000_000;
        return records.stream().filter(record -> record.timeNanos() >= first).toList();
    }

    /** What is old may stay for another hour; no record waits for that. */
    private void sweep() throws InterruptedException {
        try {
            retention.sweep(agent.clock().instant());
            trouble = "";
        } catch (IOException e) {
            trouble = "old indices cannot be removed: " + e.getMessage();
        }
    }

    private void tell() {
        Status status = status();
        if (!status.equals(told)) {
            told = status;
            agent.status(status);
        }
    }

    private Status status() {
        String where = "%s is %s".formatted(cluster.name(), product);
        if (refusals.count() > 0) {
            return Status.degraded(
                    "%s; it refused %d records for ever, the last one: %s"
                            .formatted(where, refusals.count(), refusals.last()),
                    "look at %s.refused.ndjson in the data folder; the README of the plugin says how to send it again"
                            .formatted(agent.id()));
        }
        if (!trouble.isEmpty()) {
            return Status.degraded(where + "; " + trouble, "let this user delete %s".formatted(indices.patterns()));
        }
        return isKeptForEver() ? Status.degraded(where + "; " + FOR_EVER, REMEDY) : Status.ok(where);
    }

    /** Against what is configured. */
    private boolean isKeptForEver() {
        return config.dataStreams()
                && config.lifecycle() == ElasticsearchConfig.Lifecycle.OWN
                && config.keep().isPositive()
                && product != null
                && !product.dataStreamsForget();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
