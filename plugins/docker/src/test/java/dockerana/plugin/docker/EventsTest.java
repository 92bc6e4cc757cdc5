package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events as an engine sends them, and what happens to them at a reconnect. */
@Timeout(30)
class EventsTest {
    private static final String ID = "a".repeat(64);

    private static DockerEvent at(long seconds) {
        return new DockerEvent(seconds * 1_000_000_000L, "image", "pull", "x", Map.of(), Optional.empty());
    }

    @Test
    void anEventSaysWhatHappenedToWhatAndWhen() throws IOException {
        DockerEvent event = EventStream.event(new ObjectMapper().readTree("""
                {"status":"health_status: healthy","id":"%s","Type":"container","Action":"health_status: healthy",
                 "Actor":{"ID":"%s","Attributes":{"name":"web","image":"busybox","team":"shop"}},
                 "scope":"local","time":1700000000,"timeNano":1700000000123456789}""".formatted(ID, ID)));
        assertThat(event)
                .isEqualTo(new DockerEvent(
                        1_700_000_000_123_456_789L,
                        "container",
                        "health_status: healthy",
                        ID,
                        Map.of("name", "web", "image", "busybox", "team", "shop"),
                        Optional.empty()));
        assertThat(event.verb()).isEqualTo("health_status");
    }

    @Test
    void whatAnEventLacksIsEmptyAndNoError() throws IOException {
        DockerEvent event = EventStream.event(new ObjectMapper().readTree("{\"Type\":\"builder\",\"time\":7}"));
        assertThat(event).isEqualTo(new DockerEvent(7_000_000_000L, "builder", "", "", Map.of(), Optional.empty()));
    }

    @Test
    void theEngineIsAskedForALittleMoreThanWasMissed() {
        Recent recent = new Recent();
        assertThat(recent.since(Instant.ofEpochSecond(50))).isEqualTo(Instant.ofEpochSecond(50));
        recent.add(at(100));
        recent.add(at(98));
        assertThat(recent.since(Instant.ofEpochSecond(200))).isEqualTo(Instant.ofEpochSecond(95));
        assertThat(recent.since(Instant.ofEpochSecond(60)))
                .as("an engine whose clock was set back")
                .isEqualTo(Instant.ofEpochSecond(60));
    }

    @Test
    void eachEventIsTakenOnceAndOnlyTheLatestAreRemembered() {
        Recent recent = new Recent();
        assertThat(recent.add(at(1))).isTrue();
        assertThat(recent.add(at(1))).isFalse();
        for (int i = 2; i < 2000; i++) {
            recent.add(at(i));
        }
        assertThat(recent.add(at(1999))).isFalse();
        assertThat(recent.add(at(1))).as("forgotten").isTrue();
    }

    @Test
    void afterABreakNoEventComesTwiceAndNoneIsMissing(@TempDir Path folder) throws Exception {
        AtomicInteger streams = new AtomicInteger();
        FakeEngine.Script script = (engine, request, channel) -> {
            if (request.contains("/events")) {
                FakeEngine.say(channel, "HTTP/1.1 200 OK\r\n\r\n");
                int last = 3 * streams.incrementAndGet();
                for (int i = Math.max(1, last - 4); i <= last; i++) {
                    FakeEngine.say(
                            channel,
                            "{\"Type\":\"image\",\"Action\":\"pull\",\"Actor\":{\"ID\":\"i%d\"},\"timeNano\":%d}\n"
                                    .formatted(i, 1_700_000_000_000_000_000L + i));
                }
                channel.close();
            } else {
                String body = request.contains("/containers/json") ? "[]" : "{}";
                FakeEngine.say(
                        channel,
                        "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(body.length(), body));
            }
        };
        try (FakeEngine engine = new FakeEngine(folder, script);
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            List<DockerEvent> events = service.listen();
            Eventually.is("three streams", Duration.ofSeconds(20), () -> events.size() >= 9);
            assertThat(events.subList(0, 9))
                    .extracting(DockerEvent::actor)
                    .containsExactly("i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9");
            List<String> asked = engine.requests().stream()
                    .filter(request -> request.contains("/events"))
                    .toList();
            assertThat(asked.get(1)).contains("/v1.41/events?since=1699999995.000000003 ");
        }
    }

    @Test
    void garbageInTheStreamEndsItWithAReason(@TempDir Path folder) throws Exception {
        FakeEngine.Script script = (engine, request, channel) -> {
            FakeEngine.say(
                    channel,
                    request.contains("/events")
                            ? "HTTP/1.1 200 OK\r\n\r\n{\"Type\": <html>"
                            : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        };
        try (FakeEngine engine = new FakeEngine(folder, script);
                Deadlines deadlines = new Deadlines(Thread.ofPlatform().daemon().factory());
                UnixTransport transport =
                        new UnixTransport(engine.socket(), Duration.ofSeconds(2), Duration.ofSeconds(5), deadlines);
                EventQueue events = new EventQueue(
                        Engine.at(transport).events(Instant.EPOCH),
                        Thread.ofPlatform().daemon().factory())) {
            assertThatThrownBy(() -> events.next(Duration.ofSeconds(5).toNanos()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("broke off");
        }
    }
}
