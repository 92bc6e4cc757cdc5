package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.api.Status;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is older than is to be kept, and a server that does not take everything. */
@Timeout(60)
class KeepTest {
    private static final Duration KEEP = Duration.ofDays(30);

    private final TestAgent agent =
            TestAgent.ofSink("search").withClock(new FakeClock(Instant.parse("2026-11-23T13:00:00Z")));
    private FakeElasticsearch server;
    private ElasticsearchSink sink;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = new FakeElasticsearch();
        sink = new ElasticsearchSink(
                Configs.of(server.server().url()).keep(KEEP).build(), agent);
        sink.connect();
    }

    @AfterEach
    void close() {
        sink.close();
        server.close();
        agent.close();
    }

    @Test
    void whatIsTooOldIsCountedOnceHoweverOftenTheRestComes() throws Exception {
        List<LogRecord> records = Stream.concat(
                        Some.lines(Some.NOON - KEEP.plusDays(1).toNanos(), 3).stream(), Some.lines(2).stream())
                .toList();
        server.instead(asked -> asked.path().startsWith("/_bulk") ? Optional.of(Reply.of(503, "")) : Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sink.write(records)).isInstanceOf(RefusedException.class);
        }
        server.instead(asked -> Optional.empty());
        sink.write(records);
        assertThat(server.received()).hasSize(2);
        assertThat(agent.drops()).isEqualTo(Map.of("expired", 3L));
    }

    @Test
    void anIndexThatCannotBeRemovedSparesNoOther() throws Exception {
        List<String> old =
                List.of("dockerana-logs-2026.10.01", "dockerana-logs-2026.10.02", "dockerana-logs-2026.10.03");
        for (String kept : old) {
            server.instead(asked -> answer(asked, kept));
            try (ElasticsearchSink one = new ElasticsearchSink(
                    Configs.of(server.server().url()).keep(KEEP).build(), agent)) {
                one.connect();
                one.write(Some.lines(1));
            }
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains("cannot be removed", "snapshot");
        }
        assertThat(server.server().asked().stream()
                        .filter(asked -> asked.method().equals("DELETE"))
                        .map(Asked::path))
                .as("each of them each time")
                .hasSize(old.size() * old.size());
    }

    private static Optional<Reply> answer(Asked asked, String kept) {
        if (asked.path().contains("/_alias")) {
            return Optional.of(
                    Reply.of(
                            200,
                            "{\"dockerana-logs-2026.10.01\":{},\"dockerana-logs-2026.10.02\":{},\"dockerana-logs-2026.10.03\":{}}"));
        }
        return asked.path().equals("/" + kept)
                ? Optional.of(Reply.of(400, "{\"error\":\"it is in a snapshot\"}"))
                : Optional.empty();
    }
}
