package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.api.Status;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may refuse, and what then becomes of the records. */
@Timeout(60)
class RefusalsTest {
    private static final Reply MALFORMED =
            Reply.of(400, "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"Malformed action\"}}");

    @TempDir
    private Path data;

    private final TestAgent agent = TestAgent.ofSink("search");
    private FakeElasticsearch server;
    private ElasticsearchSink sink;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = new FakeElasticsearch();
        sink = new ElasticsearchSink(Configs.of(server.server().url()).build(), agent.withData(data));
        sink.connect();
    }

    @AfterEach
    void close() {
        sink.close();
        server.close();
        agent.close();
    }

    private static boolean isBulk(Asked asked) {
        return asked.path().startsWith("/_bulk");
    }

    private void bulksWhich(Predicate<String> matches, Reply get) {
        server.instead(asked ->
                isBulk(asked) && matches.test(FakeElasticsearch.body(asked)) ? Optional.of(get) : Optional.empty());
    }

    private List<String> texts() {
        return server.received().stream().map(ReceivedRecord::text).toList();
    }

    private static int records(Asked bulk) {
        return (int) bulk.text().lines().count() / 2;
    }

    private List<String> letters() throws IOException {
        Path file = data.resolve("search.refused.ndjson");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void onlyWhatWasNotTakenComesAgain() throws Exception {
        List<LogRecord> records = Some.lines(1000);
        server.ofItems(document -> document.fields().getOrDefault("message", "").endsWith("7")
                ? Optional.of(
                        "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}")
                : Optional.empty());
        assertThatThrownBy(() -> sink.write(records))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not take 100 of 1000 records now: es_rejected_execution_exception: full");
        assertThat(texts()).hasSize(900);

        server.ofItems(document -> Optional.empty());
        sink.write(records);
        assertThat(texts()).hasSize(1000).doesNotHaveDuplicates();
        assertThat(records(server.bulks().getLast())).isEqualTo(100);
        assertThat(agent.drops()).isEmpty();
    }

    @Test
    void aRefusalForEverIsCountedOnceHoweverOftenTheRestComes() throws Exception {
        List<LogRecord> records = Some.lines(100);
        server.ofItems(document -> switch (document.fields().getOrDefault("message", "")) {
            case "line 7" ->
                Optional.of("\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"no\"}");
            case "line 9" ->
                Optional.of("\"status\":429,\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"flood\"}");
            default -> Optional.empty();
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sink.write(records)).isInstanceOf(RefusedException.class);
        }
        server.ofItems(document -> Optional.empty());
        sink.write(records);
        assertThat(texts()).hasSize(99).doesNotHaveDuplicates().doesNotContain("line 7");
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("refused", 1L));
        assertThat(letters()).singleElement().asString().contains("document_parsing_exception: no", "\"line 7\"");
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":403,\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"read-only\"}",
                "\"status\":400,\"error\":{\"type\":\"index_closed_exception\",\"reason\":\"closed\"}",
                "\"status\":404,\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"none\"}",
                "\"status\":400,\"error\":{\"type\":\"validation_exception\",\"reason\":\"too many shards\"}",
                "\"status\":503,\"error\":{\"type\":\"unavailable_shards_exception\",\"reason\":\"wait\"}"
            })
    void whatAPersonCanMendIsHeld(String result) throws Exception {
        server.ofItems(document -> Optional.of(result));
        assertThatThrownBy(() -> sink.write(Some.lines(3))).isInstanceOf(RefusedException.class);
        server.ofItems(document -> Optional.empty());
        sink.write(Some.lines(3));
        assertThat(texts()).hasSize(3);
        assertThat(agent.drops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503, 504})
    void aServerThatRefusesTheWholeIsLeftAloneForAsLongAsItSays(int status) {
        bulksWhich(body -> true, Reply.of(status, "no", "Retry-After: 7"));
        assertThatThrownBy(() -> sink.write(Some.lines(3)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(7)))
                .hasMessageContaining(String.valueOf(status));
        assertThat(server.bulks()).hasSize(1);
        assertThat(agent.drops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 777, 1022, 1023})
    void aRecordThatSpoilsItsRequestIsFoundByHalving(int place) throws Exception {
        sink.write(List.of(Some.line(-1, "before"))); // the server is known to take something
        List<LogRecord> records = new ArrayList<>(Some.lines(1024));
        records.set(place, Some.line(place, "POISON"));
        bulksWhich(body -> body.contains("POISON"), MALFORMED);
        sink.write(records);
        assertThat(texts()).hasSize(1024).doesNotHaveDuplicates().doesNotContain("POISON");
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("malformed", 1L));
        assertThat(letters()).singleElement().asString().contains("Malformed action", "POISON");
        assertThat(server.bulks().size() - 2).as("extra requests").isLessThanOrEqualTo(10 + 1);
    }

    @Test
    void severalThatSpoilARequestAreAllFound() throws Exception {
        List<LogRecord> records = new ArrayList<>(Some.lines(256));
        for (int place : new int[] {0, 100, 101, 255}) {
            records.set(place, Some.line(place, "POISON " + place));
        }
        bulksWhich(body -> body.contains("POISON"), MALFORMED);
        sink.write(List.of(Some.line(-1, "before")));
        sink.write(records);
        assertThat(texts()).hasSize(253).doesNotHaveDuplicates();
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("malformed", 4L));
    }

    @Test
    void aServerThatUnderstandsNothingIsNoRecordsFault() throws Exception {
        bulksWhich(body -> true, MALFORMED);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sink.write(Some.lines(64)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("understands no request");
            assertThatThrownBy(() -> sink.write(Some.lines(1))).isInstanceOf(RefusedException.class);
        }
        assertThat(agent.drops()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void requestsBecomeSmallerUntilTheServerTakesThem() throws Exception {
        server.instead(asked -> isBulk(asked) && asked.body().length() > 50_000
                ? Optional.of(Reply.of(413, "", "Connection: close"))
                : Optional.empty());
        List<LogRecord> records = new ArrayList<>(Some.lines(1000));
        records.set(500, Some.line(500, "x".repeat(100_000)));
        sink.write(records);
        assertThat(texts()).hasSize(999).doesNotHaveDuplicates();
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("oversize", 1L));
        assertThat(letters()).singleElement().asString().startsWith("{\"reason\":\"too large by itself");

        int before = server.bulks().size();
        sink.write(Some.lines(Some.NOON + 10_000, 1000));
        assertThat(server.bulks().subList(before, server.bulks().size()))
                .as("the size is remembered")
                .allMatch(bulk -> bulk.body().length() <= 50_000);
    }

    @Test
    void deadLettersEndAtTheirLimit() throws Exception {
        sink.close();
        sink = new ElasticsearchSink(
                Configs.of(server.server().url()).deadLetters(3_000).build(), agent);
        sink.connect();
        server.ofItems(document -> Optional.of("\"status\":400,\"error\":{\"type\":\"no\",\"reason\":\"never\"}"));
        sink.write(Some.lines(100));
        assertThat(agent.drops()).containsExactlyEntriesOf(Map.of("refused", 100L));
        assertThat(Files.size(data.resolve("search.refused.ndjson"))).isBetween(2_000L, 3_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "{\"errors\":false}",
                "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}",
                "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}}]}",
                "{\"errors\":true,\"items\":[{\"create\":{}},{\"create\":{}},{\"create\":{}}]}",
                "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"cre"
            })
    void anAnswerThatMakesNoSenseSettlesNothing(String answer) throws Exception {
        bulksWhich(body -> true, Reply.of(200, answer));
        assertThatThrownBy(() -> sink.write(Some.lines(3)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining(server.server().farEnd().name());
        server.instead(asked -> Optional.empty());
        sink.connect();
        sink.write(Some.lines(3));
        assertThat(texts()).hasSize(3);
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() throws Exception {
        sink.close();
        sink = new ElasticsearchSink(
                Configs.of(server.server().url())
                        .timeout(Duration.ofMillis(300))
                        .build(),
                agent);
        sink.connect();
        server.server().farEnd().stall();
        assertThatThrownBy(() -> sink.write(Some.lines(3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(server.server().farEnd().name() + " did not answer in time");
    }

    @Test
    void whatWasSettledBeforeATimeoutDoesNotComeAgain() throws Exception {
        sink.close();
        sink = new ElasticsearchSink(
                Configs.of(server.server().url()).bulk(100_000).build(), agent);
        sink.connect();
        AtomicInteger bulks = new AtomicInteger();
        server.instead(asked ->
                isBulk(asked) && bulks.incrementAndGet() == 3 ? Optional.of(Reply.of(200, "cut")) : Optional.empty());
        List<LogRecord> records = Some.lines(1000);
        assertThatThrownBy(() -> sink.write(records)).isInstanceOf(IOException.class);
        int stored = texts().size();
        assertThat(stored).isPositive();
        sink.connect();
        sink.write(records);
        assertThat(texts()).hasSize(1000).doesNotHaveDuplicates();
        int sentAgain = server.bulks().subList(3, server.bulks().size()).stream()
                .mapToInt(RefusalsTest::records)
                .sum();
        assertThat(sentAgain).isEqualTo(1000 - stored);
    }

    @Test
    void idsThatAreTooLongAreShortenedAlwaysAlike() throws Exception {
        LogRecord.Origin origin = new LogRecord.Origin(LogRecord.Kind.LOG, "ä".repeat(600), "file", Map.of());
        List<LogRecord> records =
                List.of(new LogRecord(origin, Some.NOON, 0, 0, "a"), new LogRecord(origin, Some.NOON, 1, 0, "b"));
        sink.write(records);
        sink.write(records);
        assertThat(texts()).containsExactly("a", "b");
        assertThat(records)
                .allSatisfy(record -> assertThat(Documents.id(record).getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(512));
    }
}
