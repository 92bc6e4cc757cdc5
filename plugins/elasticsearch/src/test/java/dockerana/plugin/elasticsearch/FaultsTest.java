package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.plugin.net.Request;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server that refuses, forgets to answer, fills up and dies. {@code DOCKERANA_LONG=true} makes the troubles last. */
@Tag("service")
@Timeout(3600)
class FaultsTest {
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));
    private static final Duration REQUEST = Duration.ofSeconds(3);

    private static final Duration PATIENCE = LONG ? Duration.ofMinutes(30) : Duration.ofMinutes(8);

    private static RealElasticsearch server;

    @TempDir
    private Path data;

    private final TestAgent agent = TestAgent.ofSink("search");
    private final Proxy proxy;

    FaultsTest() throws IOException {
        proxy = new Proxy(server.url());
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RealElasticsearch.start(RealElasticsearch.WHOLE, Map.of("SETTINGS", "http.max_content_length: 1mb"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        proxy.close();
        agent.close();
    }

    private ElasticsearchSink sink(String index) {
        return new ElasticsearchSink(
                Configs.of(proxy.url())
                        .index(index)
                        .bulk(4 << 20)
                        .timeout(REQUEST)
                        .build(),
                agent.withData(data));
    }

    private static Duration longOr(Duration whole, Duration brief) {
        return LONG ? whole : brief;
    }

    private List<String> letters() throws IOException {
        Path file = data.resolve("search.refused.ndjson");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void refusalsAndLostAnswersLoseNothingAndStoreNothingTwice() throws Exception {
        long phase = longOr(Duration.ofMinutes(5), Duration.ofSeconds(8)).toNanos();
        int records = 20_000;
        try (ElasticsearchSink sink = sink("trouble")) {
            Agency agency = new Agency(sink, PATIENCE);
            agency.deliver(Some.lines(records / 4), 500);
            long begin = System.nanoTime();
            proxy.instead(bulk -> {
                long time = System.nanoTime() - begin;
                return time < phase
                        ? Optional.of(Reply.of(429, "{}"))
                        : time < 2 * phase ? Optional.of(Reply.of(503, "{}")) : Optional.empty();
            });
            proxy.late(REQUEST.multipliedBy(2)); // taken, but nobody hears of it
            CompletableFuture<Void> healed = CompletableFuture.runAsync(
                    () -> proxy.late(Duration.ZERO),
                    CompletableFuture.delayedExecutor(2 * phase + REQUEST.toNanos() * 3, TimeUnit.NANOSECONDS));
            agency.deliver(Some.lines(records), 500);
            healed.join();
        }
        assertThat(server.count("trouble-logs-*", "*")).isEqualTo(records);
        assertThat(agent.drops()).isEmpty();
        double seconds = 2 * phase / 1e9;
        System.out.printf(
                "S24: %d refused requests in %.0f s%n", proxy.refusals().size(), seconds);
        assertThat((double) proxy.refusals().size()).isLessThanOrEqualTo(seconds + 1);
    }

    @Test
    void inOneBulkEachRecordHasAFateOfItsOwn() throws Exception {
        for (String index : List.of("fates-logs-2026.11.23", "fates-events-2026.11.23")) {
            server.ask(Request.json(
                    "PUT",
                    "/" + index,
                    "{\"mappings\":{\"_doc\":{\"dynamic\":false,\"properties\":{\"code\":{\"type\":\"long\"}}}}}"));
        }
        block("fates-events-2026.11.23", true);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            records.add(
                    i % 100 == 17
                            ? new LogRecord(Some.ORIGIN, Some.NOON + i, 0, i, "line", Map.of("code", "none"))
                            : i % 100 == 71 ? Some.death(i, 1) : Some.line(i, "line"));
        }
        try (ElasticsearchSink sink = sink("fates")) {
            CompletableFuture<Void> unblocked = CompletableFuture.runAsync(
                    () -> block("fates-events-2026.11.23", false),
                    CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS));
            new Agency(sink, PATIENCE).deliver(records, 1000);
            unblocked.join();
        }
        assertThat(server.count("fates-logs-*", "*")).isEqualTo(9_800);
        assertThat(server.count("fates-events-*", "*")).isEqualTo(100);
        assertThat(agent.drops()).isEqualTo(Map.of("refused", 100L));
        assertThat(letters()).hasSize(100).allMatch(line -> line.contains("mapper_parsing_exception"));
    }

    private static void block(String index, boolean blocked) {
        try {
            server.ask(Request.json(
                    "PUT",
                    "/" + index + "/_settings",
                    "{\"index.blocks.read_only_allow_delete\":%s}".formatted(blocked ? "true" : "null")));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsTooLargeIsHalvedAndOneLineThatIsTooLargeAloneIsKept() throws Exception {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            records.add(Some.line(i, "x".repeat(500)));
        }
        records.set(2_000, Some.line(2_000, "y".repeat(2 << 20)));
        long begin = System.nanoTime();
        try (ElasticsearchSink sink = sink("large")) {
            new Agency(sink, PATIENCE).deliver(records, 4_000);
        }
        System.out.printf("S26: %.1f s, %d requests%n", (System.nanoTime() - begin) / 1e9, proxy.bulks());
        assertThat(server.count("large-logs-*", "*")).isEqualTo(3_999);
        assertThat(agent.drops()).isEqualTo(Map.of("oversize", 1L));
        assertThat(letters()).singleElement().asString().contains("yyyy");
    }

    @Test
    void onlyTheRecordThatSpoilsARequestIsLeftOut() throws Exception {
        List<LogRecord> records = new ArrayList<>(Some.lines(1024));
        records.set(321, Some.line(321, "POISON"));
        try (ElasticsearchSink sink = sink("poison")) {
            Agency agency = new Agency(sink, PATIENCE);
            agency.deliver(List.of(Some.line(-1, "before")), 1);
            proxy.altered(
                    bulk -> bulk.replaceAll("\"_id\":\"(.*\n.*POISON)", "\"_id\":\"" + "too long ".repeat(60) + "$1"));
            long before = proxy.bulks();
            agency.deliver(records, 1024);
            System.out.printf("S27: %d extra requests%n", proxy.bulks() - before - 1);
            assertThat(proxy.bulks() - before - 1).isLessThanOrEqualTo(11);
        }
        assertThat(server.count("poison-logs-*", "*")).isEqualTo(1 + 1023);
        assertThat(agent.drops()).isEqualTo(Map.of("malformed", 1L));
    }

    @Test
    void aFullDiskHoldsEverythingUntilThereIsRoom() throws Exception {
        Duration full = longOr(Duration.ofMinutes(10), Duration.ofSeconds(10));
        try (ElasticsearchSink sink = sink("flood")) {
            Agency agency = new Agency(sink, PATIENCE);
            agency.deliver(Some.lines(1_000), 500);
            block("flood-logs-2026.11.23", true);
            long[] unblockedAt = new long[1];
            CompletableFuture<Void> unblocked = CompletableFuture.runAsync(
                    () -> {
                        unblockedAt[0] = System.nanoTime();
                        block("flood-logs-2026.11.23", false);
                    },
                    CompletableFuture.delayedExecutor(full.toMillis(), TimeUnit.MILLISECONDS));
            agency.deliver(Some.lines(20_000), 500);
            unblocked.join();
            long resumed = agency.attempts().stream()
                    .filter(time -> time > unblockedAt[0])
                    .findFirst()
                    .orElseThrow();
            System.out.printf("S28: resumed %.1f s after the block%n", (resumed - unblockedAt[0]) / 1e9);
            assertThat(resumed - unblockedAt[0])
                    .isLessThan(Duration.ofSeconds(40).toNanos());
        }
        assertThat(server.count("flood-logs-*", "*")).isEqualTo(20_000);
        assertThat(agent.drops()).isEmpty();
    }

    @Test
    void aServerThatIsKilledWhileItWritesLosesNothing() throws Exception {
        int kills = LONG ? 20 : 1;
        int batch = 20_000;
        try (ElasticsearchSink sink = sink("killed")) {
            Agency agency = new Agency(sink, PATIENCE);
            for (int i = 0; i < kills; i++) {
                CompletableFuture<Void> restarted = CompletableFuture.runAsync(
                        FaultsTest::restart, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
                agency.deliver(Some.lines(Some.NOON + (long) i * batch, batch), 500);
                restarted.join();
            }
        }
        assertThat(server.count("killed-logs-*", "*")).isEqualTo((long) kills * batch);
        assertThat(agent.drops()).isEmpty();
    }

    private static void restart() {
        try {
            server.restart();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
