package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty containers of a real engine write lines; all are in a real Elasticsearch, and so is the death of one of them. */
@Tag("service")
class LogsInElasticsearchTest {
    private static final int WRITERS = 20;
    private static final int LINES = 2_000;
    private static final Duration TO_ARRIVE = Duration.ofMinutes(2);
    private static final Pattern BUCKET = Pattern.compile("\"key\":\"writer(\\d+)\",\"doc_count\":(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\"(?:count|value)\":(\\d+)");

    @TempDir
    static Path temporary;

    private static int port;
    private static Service elasticsearch;
    private static RealEngine engine;
    private static AgentProcess agent;

    @BeforeAll
    static void everythingArrives() throws Exception {
        port = Service.freePort();
        elasticsearch = new Service(
                        "elasticsearch",
                        "elasticsearch-" + port,
                        Map.of(
                                "PORT", Integer.toString(port),
                                "TRANSPORT", Integer.toString(Service.freePort()),
                                "HEAP", "384m"))
                .start();
        engine = RealEngine.running("elastic");
        for (int i = 0; i < WRITERS; i++) {
            String script = "seq %d | sed 's/^/line /'; [ %d != 0 ] || sleep 3600".formatted(LINES, i);
            engine.docker("run", "-d", "--network", "none", "--name", "writer" + i, "busybox", "sh", "-c", script);
        }
        agent = AgentProcess.start(Installation.in(temporary).configured("""
                dockerana {
                  host = elastic
                  interval = 1s
                  sources {
                    logs   { type = container-logs, start = beginning }
                    events { type = docker-events }
                  }
                  services { docker { endpoint = "unix://%s" } }
                  sinks { search { type = elasticsearch, url = "http://127.0.0.1:%d" } }
                }
                """.formatted(engine.socket(), port)));
        Eventually.is("all lines", TO_ARRIVE, () -> count("dockerana-logs-*", "*") >= WRITERS * LINES);
    }

    @AfterAll
    static void end() throws Exception {
        agent.close();
        engine.close();
        elasticsearch.close();
    }

    private static String asked(String path, String body) {
        try {
            return Command.run(
                            "curl",
                            "-s",
                            "-g",
                            "-m",
                            "60",
                            "-H",
                            "Content-Type: application/json",
                            "-d",
                            body,
                            "http://127.0.0.1:" + port + path)
                    .succeeded()
                    .output();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(String indices, String query) {
        asked("/" + indices + "/_refresh", "");
        String answer =
                asked("/" + indices + "/_count", "{\"query\":{\"query_string\":{\"query\":\"%s\"}}}".formatted(query));
        return NUMBER.matcher(answer)
                .results()
                .findFirst()
                .map(number -> Long.parseLong(number.group(1)))
                .orElse(-1L);
    }

    @Test
    void noLineIsMissingAndNoneIsThereTwice() {
        String answer = asked(
                "/dockerana-logs-*/_search",
                "{\"size\":0,\"aggs\":{\"writers\":{\"terms\":{\"field\":\"container.name\",\"size\":100}}}}");
        List<MatchResult> buckets = BUCKET.matcher(answer).results().toList();
        assertThat(buckets)
                .hasSize(WRITERS)
                .allSatisfy(bucket -> assertThat(bucket.group(2))
                        .as("writer%s", bucket.group(1))
                        .isEqualTo(Integer.toString(LINES)));
        for (int line :
                new int[] {1, 777, LINES}) { // one that is there for each writer leaves no room for another twice
            assertThat(count("dockerana-logs-*", "message:\\\"line " + line + "\\\""))
                    .isEqualTo(WRITERS);
        }
    }

    @Test
    void aDeathIsAnEventWithItsExitCode() throws Exception {
        engine.docker("kill", "writer0");
        Eventually.is(
                "the event",
                TO_ARRIVE,
                () -> count(
                                "dockerana-events-*",
                                "container.name:writer0 AND event.action:die AND container.exit_code:137 AND host.name:elastic")
                        == 1);
    }
}
