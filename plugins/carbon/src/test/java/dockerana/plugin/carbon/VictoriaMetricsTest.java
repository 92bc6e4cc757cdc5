package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.testkit.ServerScript;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real VictoriaMetrics has of the sink's lines. */
@Tag("service")
@Timeout(120)
class VictoriaMetricsTest {
    private static final int CONTAINERS = 1_000;
    private static final Metric LEVEL = Metric.gauge("containers.{container}.level", "Anything");
    private static final long SLOT_MILLIS = TestBatch.SLOT.toEpochMilli();

    private final int http = ServerScript.freePort();
    private final int graphite = ServerScript.freePort();
    private final TestAgent agent =
            TestAgent.ofSink("graphite").withPrefix("p.{host}").onHost("web01");
    private ServerScript victoria;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        victoria = ServerScript.named(
                        "victoria-metrics.sh",
                        "victoria-metrics-" + http,
                        Map.of("HTTP", Integer.toString(http), "GRAPHITE", Integer.toString(graphite)))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        victoria.close();
    }

    private void send(Configs config) throws IOException, InterruptedException {
        TestBatch batch = new TestBatch();
        IntStream.range(0, CONTAINERS).forEach(i -> batch.add(LEVEL.of("c" + i), i + 0.25));
        try (CarbonSink sink = new CarbonSink(config.lines().build(), agent)) {
            sink.connect();
            sink.write(batch.build());
            sink.write(batch.build()); // as after a reconnect: with deduplication, no value is there twice
        }
    }

    /** Every value that it has of what matches, a line of JSON for each series. */
    private List<String> stored(String selector) throws IOException {
        String path = "/api/v1/export?reduce_mem_usage=0&match=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
        return Web.get(http, path).lines().toList();
    }

    private List<String> awaited(String selector) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> found = stored(selector);
        while (found.size() < CONTAINERS && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100)); // until it has read what was sent
            found = stored(selector);
        }
        return found;
    }

    private static String said(String value) {
        return "\"values\":[" + value + "],\"timestamps\":[" + SLOT_MILLIS + "]";
    }

    @Test
    void everyPathIsThereWithItsValueAndItsTime() throws Exception {
        send(Configs.of("127.0.0.1:" + graphite));
        List<String> found = awaited("{__graphite__=\"p.web01.containers.*.level\"}");
        assertThat(found).hasSize(CONTAINERS);
        for (int i : List.of(0, 7, CONTAINERS - 1)) {
            assertThat(stored("{__name__=\"p.web01.containers.c" + i + ".level\"}"))
                    .singleElement()
                    .asString()
                    .contains(said(i + ".25"));
        }
        assertThat(Web.get(http, "/metrics/find?query=p.web01.*&format=treejson"))
                .contains("containers");
    }

    @Test
    void tagsAreItsLabels() throws Exception {
        send(Configs.of("127.0.0.1:" + graphite).tagged());
        assertThat(awaited("{__name__=\"p.containers.level\",host=\"web01\"}")).hasSize(CONTAINERS);
        assertThat(stored("{container=\"c7\"}")).singleElement().asString().contains(said("7.25"));
    }
}
