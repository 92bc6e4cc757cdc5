package dockerana.plugin.graphiteevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Request;
import dockerana.testkit.HostileText;
import dockerana.testkit.ServerScript;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sink and a real graphite-web. */
@Tag("service")
@Timeout(120)
class RealGraphiteWebTest {
    private final int port = ServerScript.freePort();
    private final ServerScript graphite =
            ServerScript.named("graphite-web.sh", "graphite-web-" + port, Map.of("PORT", Integer.toString(port)));
    private final String url = "http://127.0.0.1:" + port;
    private final TestAgent agent = TestAgent.ofSink("marks").onHost("web01.example.com");

    @BeforeEach
    void start() throws IOException, InterruptedException {
        graphite.start();
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        graphite.close();
    }

    private String asked(String tags) throws IOException, InterruptedException {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
        try (Http http = HttpUrl.parse(url)
                .http(
                        80,
                        Optional.empty(),
                        timeouts,
                        Map.of(),
                        Thread.ofPlatform().daemon().factory())) {
            Answer answer = http.send(Request.get(
                    "/events/get_data?tags=%s&from=%d&until=%d".formatted(tags, Events.NOON - 1, Events.NOON + 1000)));
            return answer.text();
        }
    }

    @Test
    void eventsAreFoundByEachQuestion() throws Exception {
        try (GraphiteEventsSink sink = new GraphiteEventsSink(Configs.of(url, 1000, "container.*"), agent)) {
            sink.connect();
            sink.write(List.of(
                    Events.die("web.1", 1),
                    Events.die("db", 2),
                    Events.event("db", "container", "start", 3, "container db started")));
            for (String text : HostileText.values()) {
                sink.write(List.of(Events.event(text, "container", "die", 4, text)));
            }
            assertThat(agent.drops()).isEmpty();
        }
        assertThat(asked("docker-die%20container-web_1"))
                .contains("\"what\": \"container web.1 died, exit code 137\"", "\"when\": 1795435201")
                .doesNotContain("container db");
        assertThat(asked("container-db")).contains("container db died", "container db started");
        assertThat(asked("docker%20host-web01_example_com").split("\"what\"", -1))
                .hasSize(1 + 3 + HostileText.values().size());
    }
}
