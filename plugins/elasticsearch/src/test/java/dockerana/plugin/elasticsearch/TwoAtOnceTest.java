package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two requests under way: what one of them meets with is not the other's. */
@Timeout(60)
class TwoAtOnceTest {
    private static final int BULK = 20_000;

    @TempDir
    private Path data;

    private final TestAgent agent = TestAgent.ofSink("search");
    private final List<LogRecord> records = Some.lines(Some.NOON + 1_000, 40);
    private FakeElasticsearch server;
    private ElasticsearchSink sink;

    /** The server is known to take something. */
    @BeforeEach
    void begin() throws IOException, InterruptedException {
        server = new FakeElasticsearch();
        sink = new ElasticsearchSink(
                Configs.of(server.server().url()).bulk(BULK).build(), agent.withData(data));
        sink.connect();
        sink.write(Some.lines(1));
    }

    @AfterEach
    void close() {
        sink.close();
        server.close();
        agent.close();
    }

    /** Asked in this test, without the first of all. */
    private List<Asked> bulks() {
        List<Asked> all = server.bulks();
        return all.subList(1, all.size());
    }

    private void assertAllThere(int count) {
        assertThat(server.texts()).hasSize(1 + count);
        assertThat(server.stored()).doesNotHaveDuplicates();
    }

    @Test
    void whileTheServerWorksOnOneTheNextArrives() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        AtomicBoolean together = new AtomicBoolean(true);
        server.instead(asked -> {
            two.countDown();
            together.compareAndSet(true, hasCome(two));
            return Optional.empty();
        });
        sink.write(records);
        assertThat(together).isTrue();
        assertThat(bulks()).hasSizeGreaterThan(1).allMatch(bulk -> bulk.body().length() <= BULK);
        assertAllThere(records.size());
    }

    private static boolean hasCome(CountDownLatch two) {
        try {
            return two.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whatTheOtherBroughtDoesNotComeAgain() throws Exception {
        server.ofItems(document -> "line 1".equals(document.fields().get("message"))
                ? Optional.of("\"status\":429,\"error\":{\"type\":\"busy\",\"reason\":\"full\"}")
                : Optional.empty());
        assertThatThrownBy(() -> sink.write(records))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not take 1 of 40 records now");
        assertAllThere(records.size() - 1);

        server.ofItems(document -> Optional.empty());
        sink.write(records);
        assertAllThere(records.size());
        assertThat(bulks().getLast().text().lines()).hasSize(2);
    }

    @Test
    void aServerThatRefusesIsAskedOnceATime() throws Exception {
        server.bulksWhich(asked -> true, Reply.of(503, ""));
        assertThatThrownBy(() -> sink.write(records)).isInstanceOf(RefusedException.class);
        assertThat(bulks()).hasSize(2);
        for (int time = 1; time <= 3; time++) {
            assertThatThrownBy(() -> sink.write(records)).isInstanceOf(RefusedException.class);
            assertThat(bulks()).hasSize(2 + time);
        }
        server.instead(asked -> Optional.empty());
        sink.write(records);
        assertAllThere(records.size());
    }

    @Test
    void anAnswerThatMakesNoSenseLosesNothing() throws Exception {
        AtomicInteger count = new AtomicInteger();
        server.bulksWhich(asked -> count.incrementAndGet() == 1, Reply.of(200, "cut"));
        assertThatThrownBy(() -> sink.write(records))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RefusedException.class);
        sink.connect();
        sink.write(records);
        assertAllThere(records.size());
        sink.write(Some.lines(Some.NOON + 5_000, 40));
        assertAllThere(2 * records.size());
    }

    @Test
    void bothAreHalvedWhenBothAreTooLarge() throws Exception {
        server.bulksWhich(asked -> asked.body().length() > BULK / 3, Reply.of(413, "", "Connection: close"));
        sink.write(records);
        assertAllThere(records.size());
        assertThat(agent.drops()).isEmpty();
    }

    @Test
    void aRecordThatSpoilsItsRequestIsFoundInEach() throws Exception {
        List<LogRecord> some = new ArrayList<>(records);
        some.set(3, Some.line(3, "POISON 3"));
        some.set(38, Some.line(38, "POISON 38"));
        server.bulksWhich(asked -> asked.text().contains("POISON"), Reply.of(400, "{\"error\":\"no\"}"));
        sink.write(some);
        assertAllThere(records.size() - 2);
        assertThat(agent.drops()).isEqualTo(Map.of("malformed", 2L));
    }
}
