package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.RefusedException;
import dockerana.api.Status;
import dockerana.api.Tls;
import dockerana.plugin.net.Request;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink and Elasticsearch 9.5.3, which speaks TLS, wants a certificate and knows a password. */
@Tag("service")
@Timeout(240)
class NewServerTest {
    private static final String PASSWORD = "only-for-tests";

    /** As the README says. */
    private static final String RIGHTS = """
            agent:
              cluster: [monitor, manage_index_templates]
              indices:
              - names: ["dockerana-*"]
                privileges: [create_doc, auto_configure, view_index_metadata, delete_index]
            """;

    @TempDir
    private static Path folder;

    @TempDir
    private static Path others;

    private static Certificates certificates;
    private static RealElasticsearch server;

    private final TestAgent agent = TestAgent.ofSink("search");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        certificates = new Certificates(folder);
        server = RealElasticsearch.start(
                        RealElasticsearch.NEW,
                        Map.of(
                                "PASSWORD",
                                PASSWORD,
                                "TLS",
                                certificates.folder().toString(),
                                "ROLE",
                                Files.writeString(others.resolve("roles.yml"), RIGHTS)
                                        .toString()))
                .asked(certificates.client(), "dockerana", PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private Configs configs(String index, Tls tls) {
        return Configs.of(server.url()).index(index).tls(tls).user("dockerana", PASSWORD);
    }

    private ElasticsearchSink sink(Configs configs) {
        return new ElasticsearchSink(configs.build(), agent);
    }

    @Test
    void recordsAreFoundToTheNanosecondAndByTheirLabels() throws Exception {
        try (ElasticsearchSink sink = sink(configs("fields", certificates.client()))) {
            Agency agency = new Agency(sink, Duration.ofMinutes(2));
            agency.deliver(Some.lines(1000), 500);
            agency.deliver(Some.lines(1000), 1000);
            agency.deliver(List.of(Some.death(1, 137)), 1);
        }
        assertThat(agent.lastStatus().message()).endsWith(" is Elasticsearch 9.5");
        assertThat(server.count("fields-logs-2026.11.23", "*")).isEqualTo(1000);
        assertThat(server.count("fields-logs-*", "@timestamp:%222026-11-23T12:00:00.000000007Z%22"))
                .isEqualTo(1);
        assertThat(server.count("fields-logs-*", "container.labels.com.example.a:2"))
                .isEqualTo(1000);
        assertThat(server.count("fields-events-*", "container.exit_code:137")).isEqualTo(1);
        assertThat(agent.drops()).isEmpty();
    }

    @Test
    void dataStreamsKnowARecordToo() throws Exception {
        try (ElasticsearchSink sink =
                sink(configs("streams", certificates.client()).dataStreams().keep(Duration.ofDays(30)))) {
            Agency agency = new Agency(sink, Duration.ofMinutes(2));
            agency.deliver(Some.lines(100), 100);
            agency.deliver(Some.lines(100), 100);
        }
        assertThat(server.count("streams-logs", "*")).isEqualTo(100);
        assertThat(server.ask(Request.get("/_cat/indices/.ds-streams-logs-*?h=index")))
                .startsWith(".ds-streams-logs-");
    }

    @Test
    void oldIndicesGoHereToo() throws Exception {
        server.ask(Request.json("PUT", "/keep-logs-2020.01.01", "{}"));
        try (ElasticsearchSink sink =
                sink(configs("keep", certificates.client()).keep(Duration.ofDays(10_000)))) {
            new Agency(sink, Duration.ofMinutes(2)).deliver(Some.lines(3), 3);
        }
        assertThat(server.status("/keep-logs-2020.01.01")).isEqualTo(200);
        try (ElasticsearchSink sink =
                sink(configs("keep", certificates.client()).keep(Duration.ofDays(30)))) {
            new Agency(sink, Duration.ofMinutes(2)).deliver(Some.lines(3), 3);
        }
        assertThat(server.status("/keep-logs-2020.01.01")).isEqualTo(404);
    }

    @Test
    void theRightsOfTheReadmeAreEnough() throws Exception {
        server.ask(Request.json("PUT", "/dockerana-logs-2020.01.01", "{}"));
        Configs rights = configs("dockerana", certificates.client()).user("agent", PASSWORD);
        try (ElasticsearchSink sink = sink(rights.keep(Duration.ofDays(30)))) {
            Agency agency = new Agency(sink, Duration.ofMinutes(2));
            agency.deliver(Some.lines(100), 100);
            agency.deliver(Some.lines(100), 100);
        }
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        assertThat(server.count("dockerana-logs-2026.11.23", "*")).isEqualTo(100);
        assertThat(server.status("/dockerana-logs-2020.01.01")).isEqualTo(404);
        try (ElasticsearchSink sink =
                sink(configs("others", certificates.client()).user("agent", PASSWORD))) {
            sink.connect();
            assertThatThrownBy(() -> sink.write(Some.lines(1)))
                    .as("and they are no more than those")
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("security_exception");
        }
    }

    @Test
    void whoMayNotComeInIsTold() {
        assertThatThrownBy(() -> connect(configs("in", certificates.client()).user("dockerana", "guessed")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wants a user");
        assertThatThrownBy(() -> connect(configs("in", certificates.withoutCertificate())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1");
    }

    private void connect(Configs configs) throws IOException, InterruptedException {
        try (ElasticsearchSink sink = sink(configs)) {
            sink.connect();
        }
    }
}
