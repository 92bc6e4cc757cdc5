package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.RefusedException;
import dockerana.plugin.net.Request;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sink and a real Elasticsearch that lets in whoever has a key, which may do what the README says and no more. */
@Tag("service")
@Timeout(600)
class KeyTest {
    private static final String PASSWORD = "only-for-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** As the README says, in the words of Elasticsearch 6: it has no privilege to create documents alone. */
    private static final String ALLOWED = """
            {"name":"dockerana","role_descriptors":{"dockerana":{"cluster":["monitor","manage_index_templates"],
            "index":[{"names":["dockerana-*"],"privileges":["create","create_index","view_index_metadata","delete_index"]}]}}}""";

    @Test
    void aKeyIsEnoughUntilItIsTakenBack() throws Exception {
        // in version 6, keys are for those who pay, or try
        Map<String, String> settings = Map.of(
                "PASSWORD",
                PASSWORD,
                "SETTINGS",
                "xpack.security.authc.api_key.enabled: true\nxpack.license.self_generated.type: trial");
        try (RealElasticsearch server = RealElasticsearch.start(RealElasticsearch.WHOLE, settings)
                        .askedBy("dockerana", PASSWORD);
                TestAgent agent =
                        TestAgent.ofSink("search").withClock(new FakeClock(Instant.parse("2026-11-23T13:00:00Z")))) {
            awaited(server, agent);
            Map<String, String> made = server.values(Request.json("POST", "/_security/api_key", ALLOWED));
            String key = Base64.getEncoder()
                    .encodeToString((made.get("id") + ':' + made.get("api_key")).getBytes(StandardCharsets.UTF_8));
            try (ElasticsearchSink sink = new ElasticsearchSink(
                    Configs.of(server.url())
                            .apiKey(key)
                            .keep(Duration.ofDays(30))
                            .build(),
                    agent)) {
                new Agency(sink, PATIENCE).deliver(Some.lines(1_000), 500);
                assertThat(server.count("dockerana-logs-*", "*")).isEqualTo(1_000);

                server.ask(Request.json("DELETE", "/_security/api_key", "{\"id\":\"" + made.get("id") + "\"}"));
                assertThatThrownBy(() -> sink.write(Some.lines(Some.NOON + 5_000, 10)))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("wants a user or an API key")
                        .hasMessageNotContaining(key);
            }
            assertThat(agent.drops()).isEmpty();
        }
    }

    /** It answers before it knows its users. */
    private static void awaited(RealElasticsearch server, TestAgent agent) throws InterruptedException {
        try (ElasticsearchSink sink = new ElasticsearchSink(
                Configs.of(server.url())
                        .index("first")
                        .user("dockerana", PASSWORD)
                        .build(),
                agent)) {
            new Agency(sink, PATIENCE).deliver(Some.lines(1), 1);
        }
    }
}
