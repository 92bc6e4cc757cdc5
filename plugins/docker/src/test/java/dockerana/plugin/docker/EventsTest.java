package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.net.Head;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as an engine sends them, and what happens to them at a reconnect. */
@Timeout(30)
class EventsTest {
    private static final String ID = "a".repeat(64);

    private static DockerEvent read(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Head head = new Head(200, true, Map.of());
        InputStream body = new ByteArrayInputStream(bytes);
        try (EventStream stream = new EventStream(new Answer(head, body, body))) {
            DockerEvent event = stream.next();
            assertThat(stream.next()).isNull();
            return Objects.requireNonNull(event);
        }
    }

    @Test
    void anEventSaysWhatHappenedToWhatAndWhen() throws IOException {
        DockerEvent event = read("""
                {"status":"health_status: healthy","id":"%s","Type":"container","Action":"health_status: healthy",
                 "Actor":{"ID":"%s","Attributes":{"name":"web","image":"busybox","team":"shöp","n":1,"no":null}},
                 "scope":"local","news":{"a":[1,{"b":2}]},"time":1700000000,"timeNano":1700000000123456789}""".formatted(ID, ID));
        assertThat(event)
                .isEqualTo(new DockerEvent(
                        1_700_000_000_123_456_789L,
                        "container",
                        "health_status: healthy",
                        ID,
                        Map.of("name", "web", "image", "busybox", "team", "shöp", "n", "1", "no", ""),
                        Optional.empty()));
        assertThat(event.verb()).isEqualTo("health_status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Type\":\"builder\",\"time\":7}",
                "{\"Type\":\"builder\",\"time\":7,\"Actor\":null}",
                "{\"Type\":\"builder\",\"time\":7,\"Actor\":[{}],\"Action\":{}}",
                "{\"Type\":\"builder\",\"time\":7,\"Actor\":{\"Attributes\":[1,[2]],\"ID\":[]}}"
            })
    void whatAnEventLacksIsEmptyAndNoError(String json) throws IOException {
        assertThat(read(json))
                .isEqualTo(new DockerEvent(7_000_000_000L, "builder", "", "", Map.of(), Optional.empty()));
    }

    @Test
    void whatOldEnginesSayIsUnderstood() throws IOException {
        assertThat(read("{\"status\":\"start\",\"id\":\"x\",\"from\":\"busybox\",\"time\":7}"))
                .isEqualTo(new DockerEvent(7_000_000_000L, "container", "start", "x", Map.of(), Optional.empty()));
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
            assertThat(asked.get(1)).contains("/v1.41/events?since=1700000000.000000003 ");
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
