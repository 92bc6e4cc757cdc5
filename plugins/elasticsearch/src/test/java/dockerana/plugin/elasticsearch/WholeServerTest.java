package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.elasticsearch.ElasticsearchConfig.Lifecycle;
import dockerana.plugin.net.Request;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink and Elasticsearch 6.8.23 with all its modules. */
@Tag("service")
@Timeout(180)
class WholeServerTest {
    private static RealElasticsearch server;

    @TempDir
    private Path data;

    private final TestAgent agent =
            TestAgent.ofSink("search").withClock(new FakeClock(Instant.parse("2026-11-23T13:00:00Z")));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RealElasticsearch.start(RealElasticsearch.WHOLE, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private ElasticsearchSink sink(Configs configs) throws IOException, InterruptedException {
        ElasticsearchSink sink = new ElasticsearchSink(configs.build(), agent.withData(data));
        sink.connect();
        return sink;
    }

    private static Configs configs(String index) {
        return Configs.of(server.url()).index(index);
    }

    @Test
    void recordsAreFoundOnceByTheirFields() throws Exception {
        try (ElasticsearchSink sink = sink(configs("fields"))) {
            sink.write(Some.lines(1000));
            sink.write(Some.lines(1000)); // again, as after a failure
            sink.write(List.of(Some.death(1, 137)));
        }
        assertThat(server.count("fields-logs-2026.11.23", "*")).isEqualTo(1000);
        assertThat(server.count("fields-logs-*", "container.name:web%20AND%20stream:stdout%20AND%20message:999"))
                .isEqualTo(1);
        assertThat(server.count("fields-events-2026.11.23", "container.exit_code:137%20AND%20event.action:die"))
                .isEqualTo(1);
        assertThat(server.count("fields-logs-*", "@timestamp:%5B2026-11-23T12:00:00Z%20TO%202026-11-23T12:00:01Z%5D"))
                .isEqualTo(1000);
        assertThat(server.values(Request.get("/_template/fields"))).containsEntry("fields.version", "1");
    }

    @Test
    void aDayIsThatOfTheRecord() throws Exception {
        long midnight = Some.NOON + Duration.ofHours(12).toNanos();
        try (ElasticsearchSink sink = sink(configs("days").gzip())) {
            sink.write(Some.lines(midnight - 3, 5));
        }
        assertThat(server.count("days-logs-2026.11.23", "*")).isEqualTo(3);
        assertThat(server.count("days-logs-2026.11.24", "*")).isEqualTo(2);
    }

    @Test
    void itsOwnIndicesGoWhenTheyAreOld() throws Exception {
        for (String index : List.of(
                "keep-logs-2026.10.23",
                "keep-events-2026.10.20",
                "keep-logs-2026.10.24",
                "keep-logs-2026.10.20-mine",
                "keep-logs-2026.10",
                "kept-logs-2020.01.01")) {
            server.ask(Request.json("PUT", "/" + index, "{}"));
        }
        try (ElasticsearchSink sink = sink(configs("keep").keep(Duration.ofDays(30)))) {
            sink.write(Some.lines(3));
        }
        assertThat(server.status("/keep-logs-2026.10.23")).isEqualTo(404);
        assertThat(server.status("/keep-events-2026.10.20")).isEqualTo(404);
        for (String index : List.of(
                "keep-logs-2026.10.24",
                "keep-logs-2026.10.20-mine",
                "keep-logs-2026.10",
                "kept-logs-2020.01.01",
                "keep-logs-2026.11.23")) {
            assertThat(server.status("/" + index)).as(index).isEqualTo(200);
        }
    }

    @Test
    void whatIsTooOldWhenItComesIsCounted() throws Exception {
        try (ElasticsearchSink sink = sink(configs("expired").keep(Duration.ofDays(30)))) {
            sink.write(Some.lines(Some.NOON - Duration.ofDays(31).toNanos(), 3));
        }
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("expired", 3L));
    }

    @Test
    void aLifecyclePolicyIsAcceptedAndUsed() throws Exception {
        try (ElasticsearchSink sink =
                sink(configs("ilm").lifecycle(Lifecycle.ILM).keep(Duration.ofDays(7)))) {
            sink.write(Some.lines(3));
        }
        assertThat(server.values(Request.get("/_ilm/policy/ilm")))
                .containsEntry("ilm.policy.phases.delete.min_age", "7d");
        assertThat(server.ask(Request.get("/ilm-logs-2026.11.23/_ilm/explain")))
                .contains("\"managed\":true", "\"policy\":\"ilm\"");
    }

    @Test
    void theFewThatAreRefusedAreKeptAndCanBeSentAgain() throws Exception {
        server.ask(
                Request.json(
                        "PUT",
                        "/refused-events-2026.11.23",
                        "{\"mappings\":{\"_doc\":{\"properties\":{\"container\":{\"properties\":{\"exit_code\":{\"type\":\"long\"}}}}}}}"));
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            records.add(Some.death(i, i % 100 == 7 ? "no number" : (Object) 1));
        }
        try (ElasticsearchSink sink = sink(configs("refused"))) {
            sink.write(records);
        }
        assertThat(server.count("refused-events-*", "*")).isEqualTo(990);
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("refused", 10L));
        Path letters = data.resolve("search.refused.ndjson");
        assertThat(Files.readAllLines(letters))
                .hasSize(10)
                .allMatch(line -> line.startsWith("{\"reason\":\"mapper_parsing_exception"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letters)))
                .isEqualTo("rw-------");
        assertThat(agent.lastStatus().message()).contains("refused 10 records");

        // mended as the README says, into an index where it fits
        String bulk = run(
                "jq",
                "-c",
                "{create: {_index: \"mended-events\", _type: \"_doc\", _id: .id}}, .document",
                letters.toString());
        server.ask(Request.json("POST", "/_bulk", bulk));
        assertThat(server.count("mended-events", "container.exit_code:number")).isEqualTo(10);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
