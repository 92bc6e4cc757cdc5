package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One JSON object on a line for each sample and record. A sample has {@code time}, {@code path}, {@code kind}, {@code unit}, {@code value}
 * and {@code labels}, a counter also {@code delta} and {@code rate} where they are known; a record has the names of the Elastic Common Schema.
 */
final class JsonLines implements Form {
    private final Agent agent;
    private final Standard out;
    private final Series.Cache<String> names;

    JsonLines(Agent agent, Standard out) {
        this.agent = agent;
        this.out = out;
        this.names = new Series.Cache<>(String[]::new, this::name);
    }

    /** What does not change from batch to batch. */
    private String name(Series series) {
        return new Json()
                .put("path", agent.path(series))
                .put("kind", series.isCounter() ? "counter" : "gauge")
                .put("unit", series.metric().unit())
                .put("labels", series.labels())
                .members();
    }

    @Override
    public void write(Batch batch) throws IOException {
        String[] name = names.of(batch);
        StringBuilder text = new StringBuilder(batch.size() * 200);
        for (int i = 0; i < batch.size(); i++) {
            Json json = new Json().put("time", batch.slot().toString()).put("source", batch.source());
            json.append(name[i]).put("value", batch.value(i));
            if (batch.series(i).isCounter() && Double.isFinite(batch.rate(i))) {
                json.put("delta", batch.delta(i)).put("rate", batch.rate(i));
            }
            text.append(json).append('\n');
        }
        out.print(text, StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        StringBuilder text = new StringBuilder(records.size() * 300);
        for (LogRecord record : records) {
            Map<String, Object> fields = new TreeMap<>(record.origin().attributes());
            fields.putAll(record.attributes());
            fields.putIfAbsent("event.kind", "event");
            fields.putIfAbsent("event.id", record.id());
            fields.putIfAbsent("host.name", agent.host());
            if (record.origin().kind() == LogRecord.Kind.LOG) {
                fields.putIfAbsent("event.action", "log");
            }
            Json json = new Json()
                    .put(
                            "@timestamp",
                            Instant.EPOCH.plusNanos(record.timeNanos()).toString())
                    .put("message", record.text());
            fields.forEach(json::put);
            text.append(json).append('\n');
        }
        out.print(text, StandardCharsets.UTF_8);
    }
}
