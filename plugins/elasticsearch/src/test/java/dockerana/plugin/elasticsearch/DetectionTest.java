package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.RefusedException;
import dockerana.api.Status;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sink takes a server for, and what it therefore brings. */
@Timeout(60)
class DetectionTest {
    private final FakeElasticsearch server;
    private final TestAgent agent = TestAgent.ofSink("search");

    DetectionTest() throws IOException {
        server = new FakeElasticsearch();
    }

    @AfterEach
    void close() {
        server.close();
        agent.close();
    }

    private void answers(Optional<Reply> root, Optional<Reply> nodes) {
        server.instead(asked -> switch (asked.path().replaceAll("\\?.*", "")) {
            case "/" -> root;
            case "/_nodes/_local" -> nodes;
            default -> Optional.empty();
        });
    }

    private String connect(Configs configs) throws IOException, InterruptedException {
        try (ElasticsearchSink sink = new ElasticsearchSink(configs.build(), agent)) {
            sink.connect();
        }
        return agent.lastStatus().message();
    }

    private Configs configs() {
        return Configs.of(server.server().url());
    }

    private String template() {
        return server.server().asked().stream()
                .filter(asked -> asked.method().equals("PUT"))
                .map(asked -> asked.path() + ' ' + asked.text())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"version\":{\"number\":\"9.5.3\"}}|{\"nodes\":{\"x\":{\"version\":\"9.5.3\",\"build_flavor\":\"default\"}}}|Elasticsearch 9.5|flattened",
                "{\"version\":{\"number\":\"3.9.0\",\"distribution\":\"opensearch\"}}|{\"nodes\":{\"x\":{\"version\":\"3.9.0\"}}}|OpenSearch 3.9|flat_object",
                "{\"version\":{\"number\":\"7.10.2\"},\"tagline\":\"The OpenSearch Project: https://opensearch.org/\"}|{\"nodes\":{\"x\":{\"version\":\"2.5.0\"}}}|OpenSearch 2.5|enabled",
                "{\"version\":{\"number\":\"7.10.2\"},\"tagline\":\"The OpenSearch Project: https://opensearch.org/\"}|{}|OpenSearch|flat_object",
                "{}|{\"nodes\":{\"x\":{\"version\":\"7.17.29\",\"build_flavor\":\"default\"}}}|Elasticsearch 7.17|flattened",
                "{}|{}|Elasticsearch|flattened"
            })
    void theNodesTellWhatThePageDoesNot(String root, String nodes, String expected, String labels) throws Exception {
        answers(Optional.of(Reply.of(200, root)), Optional.of(Reply.of(200, nodes)));
        assertThat(connect(configs())).isEqualTo(server.server().farEnd().name() + " is " + expected);
        assertThat(template()).startsWith("/_index_template/dockerana ").contains(labels);
    }

    @Test
    void aServerWithoutThePageIsKnownByItsHeader() throws Exception {
        answers(Optional.of(Reply.of(405, "{}", "X-elastic-product: Elasticsearch")), Optional.of(Reply.of(403, "{}")));
        assertThat(connect(configs())).endsWith(" is Elasticsearch");
    }

    @Test
    void oldServersGetTypesAndAnOldTemplate() throws Exception {
        answers(
                Optional.of(Reply.of(200, "{\"version\":{\"number\":\"6.8.23\"}}")),
                Optional.of(
                        Reply.of(200, "{\"nodes\":{\"x\":{\"version\":\"6.8.23\",\"build_flavor\":\"default\"}}}")));
        try (ElasticsearchSink sink = new ElasticsearchSink(configs().build(), agent)) {
            sink.connect();
            sink.write(Some.lines(1));
        }
        assertThat(template()).startsWith("/_template/dockerana ").contains("\"_doc\":{\"dynamic\":false");
        assertThat(server.bulks().getFirst().text()).contains("\"_type\":\"_doc\"");
    }

    @Test
    void aNewerTemplateAndOneOfAPersonStay() throws Exception {
        for (String known : new String[] {"{\"index_templates\":[{\"index_template\":{\"version\":99}}]}", "{}"}) {
            server.instead(asked -> isTemplate(asked) ? Optional.of(Reply.of(200, known)) : Optional.empty());
            connect(configs());
            assertThat(template()).isEmpty();
        }
        server.instead(asked -> isTemplate(asked)
                ? Optional.of(Reply.of(200, "{\"index_templates\":[{\"index_template\":{\"version\":0}}]}"))
                : Optional.empty());
        connect(configs());
        assertThat(template()).startsWith("/_index_template/dockerana ");
    }

    private static boolean isTemplate(Asked asked) {
        return asked.method().equals("GET") && asked.path().startsWith("/_index_template/");
    }

    @Test
    void dataStreamsForgetByThemselves() throws Exception {
        connect(configs().dataStreams().keep(Duration.ofDays(30)));
        assertThat(template())
                .contains("\"data_stream\":{}", "\"index_patterns\":[\"dockerana-logs\",\"dockerana-events\"]")
                .contains("\"data_retention\":\"30d\"");
    }

    @Test
    void dataStreamsThatDoNotForgetAreTold() throws Exception {
        Configs streams = configs().dataStreams().keep(Duration.ofDays(30));
        connect(streams);
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        server.root("{\"version\":{\"number\":\"8.13.4\"}}");
        assertThat(connect(streams)).contains("'keep' removes nothing");
        assertThat(agent.lastStatus().remedy().orElseThrow()).contains("lifecycle = ilm");
        assertThat(connect(streams.keep(Duration.ZERO))).endsWith(" is Elasticsearch 8.13");
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
    }

    @Test
    void aServerWithoutDataStreamsSaysSo() {
        server.root("{\"version\":{\"number\":\"7.8.1\"}}");
        assertThatThrownBy(() -> connect(configs().dataStreams())).hasMessageContaining("set data-streams = false");
    }

    @Test
    void aWrongPasswordIsTold() {
        server.instead(asked -> "Basic bWU6d3Jvbmc=".equals(asked.headers().get("Authorization"))
                ? Optional.of(Reply.of(401, ""))
                : Optional.empty());
        assertThatThrownBy(() -> connect(configs().user("me", "wrong")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wants a user")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aKeyIsSentAsOne() throws Exception {
        connect(configs().apiKey("a2V5OnNlY3JldA=="));
        assertThat(server.server().asked())
                .allMatch(asked ->
                        "ApiKey a2V5OnNlY3JldA==".equals(asked.headers().get("Authorization")));
    }

    @Test
    void anotherServerOfTheClusterTakesOver() throws Exception {
        try (FakeElasticsearch second = new FakeElasticsearch();
                ElasticsearchSink sink = new ElasticsearchSink(
                        Configs.of(server.server().url(), second.server().url()).build(), agent)) {
            sink.connect();
            sink.write(Some.lines(1));
            assertThat(server.received()).hasSize(1);
            server.server().farEnd().goDown();
            assertThatThrownBy(() -> sink.write(Some.lines(Some.NOON + 10, 1))).isInstanceOf(IOException.class);
            sink.connect();
            sink.write(Some.lines(Some.NOON + 10, 1));
            assertThat(second.received()).hasSize(1);
        }
    }
}
