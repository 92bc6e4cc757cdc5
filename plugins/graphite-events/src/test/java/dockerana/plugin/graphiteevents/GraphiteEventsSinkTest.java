package dockerana.plugin.graphiteevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.plugin.net.FakeServer;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, how much of it, and what happens when it is not taken. */
@Timeout(60)
class GraphiteEventsSinkTest {
    private static final Reply OK = Reply.of(200, "");

    private final FakeServer graphite;
    private final TestAgent agent = TestAgent.ofSink("marks");
    private final AtomicLong nanos = new AtomicLong();
    private final GraphiteEventsSink sink;
    private volatile Function<Asked, Reply> posted = asked -> OK;

    GraphiteEventsSinkTest() throws IOException {
        graphite = new FakeServer(asked -> asked.method().equals("GET") ? Reply.of(200, "[]") : posted.apply(asked));
        sink = new GraphiteEventsSink(
                Configs.of(graphite.url() + "/graphite/", 10, "container.die", "network.*"), agent, nanos::get);
    }

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        sink.connect();
    }

    @AfterEach
    void close() {
        sink.close();
        graphite.close();
        agent.close();
    }

    private List<Asked> posts() {
        return graphite.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .toList();
    }

    @Test
    void anEventHasItsTimeItsTagsAndWhatAPersonWantsToKnow() throws Exception {
        sink.write(List.of(Events.die("web.1", 0)));
        assertThat(posts()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/graphite/events/");
            assertThat(asked.text())
                    .isEqualTo("{\"what\":\"container web.1 died, exit code 137\","
                            + "\"tags\":\"docker docker-die container-web_1 host-testhost mine\",\"when\":1795435200,"
                            + "\"data\":\"nginx:1.29\\nfirst\\nlast \\\"words\\\"\"}");
        });
    }

    @Test
    void onlyTheEventsThatAreWantedAreSent() throws Exception {
        sink.write(List.of(
                Events.event("web", "container", "exec_start", 1, "no"),
                Events.event("web", "network", "connect", 2, "yes"),
                Events.event("web", "image", "pull", 3, "no"),
                Events.die("web", 4)));
        assertThat(posts()).hasSize(2);
        assertThat(agent.drops()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"web, web", "a b;c, a_b_c", "ü, _", "x.y, x_y"})
    void aNameIsWhatItIsInPaths(String name, String expected) {
        assertThat(Tags.safe(name)).isEqualTo(expected);
    }

    @Test
    void aLongTagIsCutAndStaysDifferent() {
        String one = Tags.safe("container-" + "x".repeat(60) + "1");
        String two = Tags.safe("container-" + "x".repeat(60) + "2");
        assertThat(List.of(one, two)).doesNotHaveDuplicates().allMatch(tag -> tag.length() == 50);
    }

    @Test
    void tooManyAreDroppedAndCountedAndNothingWaits() throws Exception {
        List<LogRecord> many =
                IntStream.range(0, 25).mapToObj(i -> Events.die("web", i)).toList();
        sink.write(many);
        assertThat(posts()).hasSize(10);
        assertThat(agent.drops()).isEqualTo(Map.of("rate-limit", 15L));
        nanos.addAndGet(Duration.ofSeconds(13).toNanos()); // two more
        sink.write(many.subList(0, 3));
        assertThat(posts()).hasSize(12);
    }

    @Test
    void anEventThatComesAgainIsAllowedOnce() throws Exception {
        List<LogRecord> events = List.of(Events.die("web", 1));
        posted = asked -> Reply.of(503, "");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> sink.write(events)).isInstanceOf(RefusedException.class);
        }
        posted = asked -> OK;
        sink.write(events);
        assertThat(posts()).hasSize(21);
        assertThat(agent.drops()).isEmpty();
    }

    @Test
    void noSourceIsHeldBackForMarks() {
        assertThat(sink.durable()).isFalse();
        assertThat(sink.kinds()).containsExactly(LogRecord.Kind.EVENT);
    }

    @Test
    void whatWasTakenIsNotSentAgain() throws Exception {
        List<LogRecord> events = List.of(Events.die("a", 1), Events.die("b", 2), Events.die("c", 3));
        posted = asked -> asked.text().contains("container b") ? Reply.of(503, "") : OK;
        assertThatThrownBy(() -> sink.write(events))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(graphite.farEnd().name() + " answered 503");
        posted = asked -> OK;
        sink.write(events);
        assertThat(posts())
                .filteredOn(asked -> asked.text().contains("container a"))
                .hasSize(1);
        assertThat(posts())
                .filteredOn(asked -> asked.text().contains("container c"))
                .hasSize(1);
    }

    @Test
    void anEventThatTheDatabaseDoesNotTakeIsGivenUp() throws Exception {
        List<LogRecord> events = List.of(Events.die("bad", 1), Events.die("good", 2));
        posted = asked -> asked.text().contains("container bad") ? Reply.of(500, "<html>") : OK;
        assertThatThrownBy(() -> sink.write(events)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> sink.write(events)).isInstanceOf(RefusedException.class);
        sink.write(events);
        assertThat(agent.drops()).isEqualTo(Map.of("refused", 1L));
        assertThat(posts().getLast().text()).contains("container good");
    }

    @Test
    void anAddressThatKnowsNoEventsIsTold() throws Exception {
        try (FakeServer other = new FakeServer(asked -> Reply.of(404, "no such page"));
                GraphiteEventsSink lost = new GraphiteEventsSink(Configs.of(other.url(), 10), agent)) {
            assertThatThrownBy(lost::connect)
                    .hasMessage(other.farEnd().name() + " answered 404 (is that graphite-web, and is the path right?)");
        }
    }

    @Test
    void aServerThatIsDownIsTold() throws Exception {
        graphite.farEnd().goDown();
        assertThatThrownBy(sink::connect)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(graphite.farEnd().name());
        graphite.farEnd().comeBack();
        sink.connect();
        sink.write(List.of(Events.die("web", 1)));
        assertThat(posts()).hasSize(1);
    }
}
