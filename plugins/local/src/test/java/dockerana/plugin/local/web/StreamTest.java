package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.local.http.Wire;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.json.Tree;
import dockerana.plugin.local.web.stream.Pulse;
import dockerana.testkit.TestAgent;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
    @TempDir
    Path data;

    private Page page;

    @BeforeEach
    void open() throws Exception {
        page = new Page(data).add(Samples.host(1)).add(Samples.stats(Samples.WEB_CPU, Samples.DB_CPU));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void itBeginsWithWhatIsSoAndGoesOnWithWhatChanges() throws Exception {
        try (Told told = page.stream(page.request("/api/stream"))) {
            assertThat(told.answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(told.answer.headers().firstValue("X-Accel-Buffering")).contains("no");
            Tree snapshot = told.next("snapshot").data();
            assertThat(snapshot.at("values", "cpu.used").number()).isEqualTo(1);
            assertThat(snapshot.at("values", "load.1m").number()).isEqualTo(0.1234568);
            assertThat(snapshot.at("containers", 1, "name").text()).isEqualTo("web");

            page.add(Samples.host(2));
            Tree delta = told.next("delta").data();
            assertThat(delta.at("values").map()).containsOnlyKeys("cpu.used", "load.1m");
            assertThat(delta.at("values", "cpu.used").number()).isEqualTo(2);
            assertThat(delta.map()).doesNotContainKey("containers");
        }
    }

    @Test
    void aLineOnWhichNothingIsToldIsPinged() throws Exception {
        assertThat(Pulse.USUAL.ping()).isEqualTo(Duration.ofSeconds(15));
        Pulse quick = new Pulse(Duration.ofMillis(60), Duration.ofMillis(20));
        TestAgent agent = TestAgent.ofSink("local").withData(data.resolve("quick"));
        WebConfig config = Page.config("127.0.0.1:0", WebConfig.Auth.TOKEN);
        try (Page silent = new Page(agent, config, Facts.NONE, quick).add(Samples.host(1));
                Told told = silent.stream(silent.request("/api/stream"))) {
            String last = told.next("snapshot").id();
            for (int i = 0; i < 3; i++) {
                Told.Event ping = told.next();
                assertThat(ping.name()).isEqualTo("ping");
                assertThat(ping.id()).isEqualTo(last);
                assertThat(ping.data().at("now").number()).isPositive();
            }
            silent.add(Samples.host(2));
            assertThat(told.next("delta").id()).isNotEqualTo(last);
        }
    }

    @Test
    void whatEndedIsGone() throws Exception {
        try (Told told = page.stream(page.request("/api/stream"))) {
            told.next("snapshot");
            page.add(Samples.stats(Samples.DB_CPU));
            Tree delta = told.next("delta").data();
            assertThat(delta.at("values").map()).containsEntry("containers.web.cpu.percent", null);
            assertThat(delta.at("gone").list()).isEqualTo(List.of("web"));
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        HttpRequest.Builder some = page.request("/api/stream?series=cpu.used&series=containers.%7Bweb,x%7D.**");
        try (Told told = page.stream(some)) {
            assertThat(told.next("snapshot").data().at("values").map())
                    .containsOnlyKeys("cpu.used", "containers.web.cpu.percent");
            page.add(Samples.host(3));
            assertThat(told.next("delta").data().at("values").map()).containsOnlyKeys("cpu.used");
        }
    }

    @Test
    void eventsAreTold() throws Exception {
        try (Told open = page.stream(page.request("/api/stream"));
                Told told = page.stream(page.shown("/api/stream"))) {
            told.next("snapshot");
            open.next("snapshot");
            page.add(Samples.died("web", Instant.now(), "container web died"));
            Tree event = told.next("event").data();
            assertThat(event.at("container").text()).isEqualTo("web");
            assertThat(event.at("exitCode").number()).isEqualTo(137);
            assertThat(event.at("text").text()).isEqualTo("container web died");
            assertThat(open.next("event").data().map()).containsKey("action").doesNotContainKeys("text", "lastLines");
        }
    }

    @Test
    void whoComesBackIsToldOfTheEventsThatHeMissed() throws Exception {
        String last;
        try (Told told = page.stream(page.shown("/api/stream"))) {
            last = told.next("snapshot").id();
        }
        page.add(Samples.died("web", Instant.now(), "while nobody looked"));
        try (Told told = page.stream(page.shown("/api/stream").header("Last-Event-ID", last))) {
            assertThat(told.next("snapshot").data().at("resumed").text()).isEqualTo("true");
            Told.Event event = told.next();
            assertThat(event.data().at("text").text()).isEqualTo("while nobody looked");
            last = event.id();
        }
        try (Told told = page.stream(page.shown("/api/stream?last=" + last))) {
            told.next("snapshot");
            page.add(Samples.host(5));
            assertThat(told.next().name()).isEqualTo("delta"); // and not that event again
        }
        try (Told told = page.stream(page.shown("/api/stream?last=00000000-5-"))) {
            assertThat(told.next("snapshot").data().at("resumed").text()).isEqualTo("false"); // of another run
        }
    }

    @Test
    void aLogIsFollowedFromNowOnAndAcrossAReconnect() throws Exception {
        page.add(line(1));
        String last;
        try (Told told = page.stream(page.shown("/api/stream?log=web&series=none"))) {
            told.next("snapshot");
            page.add(line(2), line(3));
            Told.Event log = told.next("log");
            assertThat(texts(log)).containsExactly("line 2", "line 3");
            page.add(line(4));
            log = told.next("log");
            assertThat(texts(log)).containsExactly("line 4");
            last = log.id();
        }
        page.add(line(5), line(6));
        try (Told told =
                page.stream(page.shown("/api/stream?log=web&series=none").header("Last-Event-ID", last))) {
            List<String> lines = new ArrayList<>(texts(told.next("log")));
            page.add(line(7));
            lines.addAll(texts(told.next("log")));
            assertThat(lines).containsExactly("line 5", "line 6", "line 7");
        }
    }

    @Test
    void aFileOfTheMachineIsALogUnderItsPath() throws Exception {
        page.add(Samples.lineOfFile("/var/log/syslog", 1, "begins"), line(1));
        try (Told told = page.stream(page.shown("/api/stream?log=/var/log/syslog&series=none"))) {
            told.next("snapshot");
            page.add(line(2), Samples.lineOfFile("/var/log/syslog", 2, "goes on"));
            assertThat(texts(told.next("log"))).containsExactly("goes on");
        }
        assertThat(page.get("/api/logs?container=/var/log/syslog").at("lines").list())
                .hasSize(2);
        assertThat(page.get("/api/events?from=-3600").at("events").list()).isEmpty();
    }

    @Test
    void aLogThatIsFasterThanItsReaderIsToldWhole() throws Exception {
        try (Told told = page.stream(page.shown("/api/stream?log=web&series=none"))) {
            told.next("snapshot");
            int begin = 10;
            for (int i = 0; i < 12; i++) {
                int first = begin + 100 * i;
                page.add(IntStream.range(first, first + 100)
                        .mapToObj(StreamTest::line)
                        .toArray(LogRecord[]::new));
            }
            List<String> lines = new ArrayList<>();
            while (lines.size() < 1200) {
                lines.addAll(texts(told.next("log")));
            }
            assertThat(lines)
                    .containsExactlyElementsOf(IntStream.range(begin, begin + 1200)
                            .mapToObj(i -> "line " + i)
                            .toList());
        }
    }

    private static LogRecord line(int number) {
        return Samples.line(
                "web", "stdout", Instant.ofEpochSecond(Instant.now().getEpochSecond()), number, "line " + number);
    }

    private static List<String> texts(Told.Event log) {
        return log.data().at("lines").list().stream()
                .map(line -> new Tree(line).at("text").text())
                .toList();
    }

    /** He is told less often, and then what is so then: nothing waits for him. */
    @Test
    void aSlowReaderIsToldTheLatest() throws Exception {
        try (Wire slow = new Wire(page.web.port());
                Told told = page.stream(page.request("/api/stream"))) {
            slow.send("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
            told.next("snapshot");
            for (int i = 10; i < 13; i++) {
                page.add(Samples.host(i));
            }
            int deltas = 1;
            while (told.next("delta").data().at("values", "cpu.used").number() < 12) {
                deltas++;
            }
            assertThat(deltas).isLessThan(3);
        }
    }
}
