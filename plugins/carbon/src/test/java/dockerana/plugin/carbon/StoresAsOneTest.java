package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.ServerScript;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two real carbons, between which the sink divides the series, each with a graphite-web; and one before these two, which is asked. */
@Tag("service")
@Timeout(300)
class StoresAsOneTest {
    private static final int CONTAINERS = 100;
    private static final Metric LEVEL = Metric.gauge("containers.{container}.level", "Anything");
    private static final Pattern NAME = Pattern.compile("\"target\": *\"([^\"]+)\"");
    private static final String QUESTION = "/render?format=json&from=-10min&noNullPoints=1&target=";

    private final TestAgent agent = TestAgent.ofSink("graphite").withPrefix("p");
    private final List<ServerScript> servers = new ArrayList<>();
    private final List<Integer> webs = new ArrayList<>();
    private final List<String> carbons = new ArrayList<>();
    private final int front = ServerScript.freePort();

    @BeforeEach
    void start() throws IOException, InterruptedException {
        for (String instance : List.of("a", "b")) {
            String pickle = store(instance);
            carbons.add("127.0.0.1:" + pickle + ":" + instance);
        }
        String cluster = webs.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(" "));
        web(front, Map.of("CLUSTER", cluster));
    }

    private String store(String instance) throws IOException, InterruptedException {
        int web = ServerScript.freePort();
        String carbon = "carbon-%s-%d".formatted(instance, web);
        String pickle = Integer.toString(ServerScript.freePort());
        String query = Integer.toString(ServerScript.freePort());
        serve(
                "carbon.sh",
                carbon,
                Map.of("LINE", Integer.toString(ServerScript.freePort()), "PICKLE", pickle, "QUERY", query));
        web(web, Map.of("CARBON", carbon, "QUERY", query));
        webs.add(web);
        return pickle;
    }

    private void web(int port, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        serve("graphite-web.sh", "graphite-web-" + port, all);
    }

    private void serve(String script, String name, Map<String, String> settings)
            throws IOException, InterruptedException {
        servers.add(ServerScript.named(script, name, settings).start());
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        for (ServerScript server : servers.reversed()) {
            server.close();
        }
    }

    /** As the runtime does: each lane gets its series. */
    private void send(List<Series> series) throws IOException, InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
        String[] addresses = carbons.toArray(String[]::new);
        try (CarbonSink sink =
                new CarbonSink(Configs.of(addresses).hash("carbon_ch").build(), agent)) {
            for (int lane = 0; lane < carbons.size(); lane++) {
                TestBatch part = new TestBatch().at(now);
                for (int i = 0; i < series.size(); i++) {
                    if (sink.lane(series.get(i)) == lane) {
                        part.add(series.get(i), i);
                    }
                }
                CarbonLane own = sink.lanes().get(lane);
                own.connect();
                own.write(part.build());
                own.close();
            }
        }
    }

    private static Set<String> found(int web, String target) throws IOException {
        return NAME.matcher(Web.get(web, QUESTION + target))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aGraphiteWebBeforeThemFindsEverySeriesOnce() throws Exception {
        List<Series> series =
                IntStream.range(0, CONTAINERS).mapToObj(i -> LEVEL.of("c" + i)).toList();
        send(series);
        Set<String> all = series.stream().map(agent::path).collect(Collectors.toCollection(TreeSet::new));

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!found(front, "p.containers.*.level").equals(all) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // until both carbons have written
        }
        assertThat(found(front, "p.containers.*.level")).isEqualTo(all);
        Set<String> first = found(webs.get(0), "p.containers.*.level");
        Set<String> second = found(webs.get(1), "p.containers.*.level");
        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
        assertThat(second).isNotEmpty();
        assertThat(first.size() + second.size()).isEqualTo(CONTAINERS);
        assertThat(Web.get(front, QUESTION + "sumSeries(p.containers.*.level)"))
                .as("a function over both")
                .contains("[" + CONTAINERS * (CONTAINERS - 1) / 2 + ".0,");
    }
}
