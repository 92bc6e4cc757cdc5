package dockerana.plugin.graphiteevents;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.RefusedException;
import dockerana.api.Status;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Request;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Tells graphite-web what happens in Docker, so that charts can show it. Marks are worth no waiting: what is too much is dropped and counted. */
final class GraphiteEventsSink implements RecordSink {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** How often graphite-web may fail at the same event, as it does at one that its database does not take, until that one is given up. */
    private static final int MOST_FAILURES = 3;

    private final GraphiteEventsConfig config;
    private final Agent agent;
    private final Http http;
    private final Allowance allowance;

    /** Settled events of a list that has to come again. */
    private final Set<String> settled = new HashSet<>();

    private String allowed = "";
    private String failedAt = "";
    private int failures;

    @Inject
    GraphiteEventsSink(GraphiteEventsConfig config, Agent agent) {
        this(config, agent, System::nanoTime);
    }

    GraphiteEventsSink(GraphiteEventsConfig config, Agent agent, LongSupplier nanoTime) {
        this.config = config;
        this.agent = agent;
        this.http = config.url()
                .http(
                        config.url().encrypted() ? HTTPS : HTTP,
                        config.tls(),
                        new Timeouts(config.connectTimeout(), config.timeout()),
                        config.headers(),
                        agent.threads());
        this.allowance = new Allowance(config.mostPerMinute(), nanoTime);
    }

    @Override
    public Set<LogRecord.Kind> kinds() {
        return EnumSet.of(LogRecord.Kind.EVENT);
    }

    /** No source is held back for marks on charts. */
    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        http.connect();
        Answer answer = http.send(Request.get(config.url().path() + "/events/get_data?from=-1min"));
        if (answer.status() != 200) {
            throw refused(answer);
        }
        answer.excerpt();
        agent.status(Status.ok("%s takes events".formatted(http.server())));
    }

    private RefusedException refused(Answer answer) {
        String remark = switch (answer.status()) {
            case 401, 403 -> " (it wants a user, or knows this one no longer)";
            case 404 -> " (is that graphite-web, and is the path right?)";
            default -> "";
        };
        answer.excerpt(); // of a page for people
        return new RefusedException(
                "%s answered %d%s".formatted(http.server(), answer.status(), remark), Duration.ZERO);
    }

    @Override
    public void write(List<LogRecord> events) throws IOException, InterruptedException {
        for (LogRecord event : events) {
            if (isWanted(event) && !settled.contains(event.id())) {
                if (event.id().equals(allowed) || allowance.take()) {
                    allowed = event.id(); // also when it has to come again
                    post(event);
                } else {
                    agent.dropped("rate-limit", 1);
                }
                settled.add(event.id());
            }
        }
        settled.clear();
    }

    private boolean isWanted(LogRecord event) {
        return config.events().stream().anyMatch(glob -> glob.matches(event));
    }

    private void post(LogRecord event) throws IOException, InterruptedException {
        String json = EventJson.of(event, Tags.of(event, agent.host(), config.tags()));
        Answer answer = http.send(Request.json("POST", config.url().path() + "/events/", json));
        int status = answer.status();
        if (status < 300) {
            answer.excerpt();
        } else if (status == 400 || status == 413 || status == 422 || (status == 500 && fails(event))) {
            answer.excerpt();
            agent.dropped("refused", 1);
        } else {
            throw refused(answer);
        }
    }

    /** Whether it failed at this event often enough. */
    private boolean fails(LogRecord event) {
        failures = event.id().equals(failedAt) ? failures + 1 : 1;
        failedAt = event.id();
        return failures >= MOST_FAILURES;
    }

    @Override
    public void close() {
        http.close();
    }
}
