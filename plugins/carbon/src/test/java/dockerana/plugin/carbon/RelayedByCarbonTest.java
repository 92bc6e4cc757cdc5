package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.testkit.ServerScript;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series go where a running carbon-relay of Debian's puts them, which gets them as pickle from this sink. */
@Tag("service")
@Timeout(180)
class RelayedByCarbonTest {
    private static final Metric LEVEL = Metric.gauge("containers.{container}.level", "Anything");
    private static final int NAMES = 10_000;

    private final TestAgent agent = TestAgent.ofSink("graphite");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"carbon_ch, 2", "carbon_ch, 3", "carbon_ch, 7", "fnv1a_ch, 2", "fnv1a_ch, 3", "fnv1a_ch, 7"})
    void everySeriesLandsOnTheSameServer(String hash, int count) throws Exception {
        List<FakeCarbon> carbons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            carbons.add(new FakeCarbon());
        }
        String[] servers = IntStream.range(0, count)
                .mapToObj(i -> carbons.get(i).address() + ":" + (char) ('a' + i))
                .toArray(String[]::new);
        int port = ServerScript.freePort();
        Process relay = startRelay(port, hash, servers);
        try {
            Batch batch = batch();
            send(port, batch);

            Map<String, Integer> arrived = arrivals(carbons);

            CarbonSink spreading = new CarbonSink(Configs.of(servers).hash(hash).build(), agent);
            Map<String, Integer> expected = IntStream.range(0, batch.size())
                    .mapToObj(batch::series)
                    .collect(Collectors.toMap(agent::path, spreading::lane));
            assertThat(Set.copyOf(expected.values())).hasSize(count);
            assertThat(arrived).isEqualTo(expected);
        } finally {
            relay.destroyForcibly().waitFor();
            closeAll(carbons);
            agent.close();
        }
    }

    private static Batch batch() {
        TestBatch batch = new TestBatch();
        for (int i = 0; i < NAMES; i++) {
            Series series = LEVEL.of("container-" + Integer.toString(i * 7_919, 36));
            batch.add(series, i);
        }
        return batch.build();
    }

    /** Until the relay listens, the sink says so and is asked again, as the runtime does. */
    private void send(int port, Batch batch) throws InterruptedException, IOException {
        try (CarbonSink sink = new CarbonSink(Configs.of("127.0.0.1:" + port).build(), agent)) {
            for (boolean connected = false; !connected; ) {
                try {
                    sink.connect();
                    connected = true;
                } catch (IOException e) {
                    Thread.onSpinWait();
                }
            }
            sink.write(batch);
        }
    }

    private static Map<String, Integer> arrivals(List<FakeCarbon> carbons) throws InterruptedException {
        Map<String, Integer> arrived = new ConcurrentHashMap<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < carbons.size(); i++) {
            int server = i;
            readers.add(Thread.ofPlatform().daemon().start(() -> {
                read(carbons.get(server), server, arrived);
                closeAll(carbons);
            }));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return arrived;
    }

    /** The relay keeps its connections: without this, those that have no more to read would wait. */
    private static void closeAll(List<FakeCarbon> carbons) {
        try {
            for (FakeCarbon carbon : carbons) {
                carbon.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends when all have arrived, wherever that was. */
    private static void read(FakeCarbon carbon, int server, Map<String, Integer> arrived) {
        try (FakeCarbon.Connection connection = carbon.connection()) {
            while (arrived.size() < NAMES) {
                String line = connection.line();
                arrived.put(line.substring(0, line.indexOf(' ')), server);
            }
        } catch (IOException | InterruptedException e) {
            // it had no more: what is missing shows in the comparison
        }
    }

    private Process startRelay(int port, String hash, String... destinations) throws IOException {
        Path config = folder.resolve("carbon.conf");
        Files.writeString(folder.resolve("storage-schemas.conf"), "[all]\npattern = .*\nretentions = 1s:1h\n");
        Files.writeString(config, """
                [relay]
                STORAGE_DIR = %1$s
                CONF_DIR = %1$s
                LOG_DIR = %1$s
                PID_DIR = %1$s
                USER =
                LINE_RECEIVER_PORT = 0
                PICKLE_RECEIVER_INTERFACE = 127.0.0.1
                PICKLE_RECEIVER_PORT = %2$d
                RELAY_METHOD = consistent-hashing
                ROUTER_HASH_TYPE = %3$s
                REPLICATION_FACTOR = 1
                DIVERSE_REPLICAS = False
                DESTINATIONS = %4$s
                DESTINATION_PROTOCOL = line
                MAX_QUEUE_SIZE = 100000
                CARBON_METRIC_INTERVAL = 0
                """.formatted(folder, port, hash, String.join(", ", destinations)));
        return new ProcessBuilder("/usr/bin/carbon-relay", "--config=" + config, "--nodaemon", "start")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("relay.log").toFile())
                .start();
    }
}
