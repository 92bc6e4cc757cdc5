package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status.Level;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long FIRST = START.getEpochSecond();
    private static final Limits LIMITS = new Limits(64 << 20, 0, 1000, 8 << 20, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);
    private Path file = Path.of("");
    private Path aside = Path.of("");

    @BeforeEach
    void aStoreOfAnHour() throws Exception {
        file = directory.resolve("history.mv");
        aside = directory.resolve("history-set-aside.mv");
        write(0, 360);
    }

    private void write(int from, int until) throws Exception {
        try (Archive archive = archive()) {
            archive.open();
            write(archive, from, until);
        }
    }

    private Archive archive() {
        return new Archive(directory, LIMITS, agent, Duration.ZERO);
    }

    private void write(Archive archive, int from, int until) throws Exception {
        for (int i = from; i < until; i++) {
            clock.set(START.plusSeconds(10L * i));
            TestBatch batch = new TestBatch().from("host").at(clock.instant());
            for (int j = 0; j < 50; j++) {
                batch.gauge("cpu.n" + j, Math.sin(i * 50 + j));
            }
            archive.add(batch.build());
        }
    }

    private double read(Archive archive, int tick) {
        Span span = new Span(FIRST + 10L * tick, FIRST + 10L * tick + 10);
        return archive.read("dockerana.testhost.cpu.n0", span, Rollup.USUAL)
                .filter(points -> points.values().length == 1)
                .map(points -> points.values()[0])
                .orElse(Double.NaN);
    }

    /** The archive opens, says what was done, and goes on. */
    private void beginsAnew() throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (Archive archive = archive()) {
            archive.open();
            write(archive, 360, 400);

            assertThat(read(archive, 399)).isNotNaN();
            assertThat(read(archive, 100)).isNaN();
            assertThat(agent.lastStatus().level()).isEqualTo(Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains(aside.toString());
            assertThat(agent.lastStatus().remedy()).isPresent();
        }
        assertThat(aside).hasBinaryContent(before);
    }

    @Test
    void aFileThatIsNoStoreIsSetAside() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Files.write(file, noise);

        beginsAnew();
    }

    @Test
    void anEmptyFileIsANewStore() throws Exception {
        Files.write(file, new byte[0]);

        write(360, 400);

        assertThat(agent.lastStatus().level()).isEqualTo(Level.OK);
    }

    /** Of an older one, of a younger one, and of none. */
    @ParameterizedTest
    @ValueSource(ints = {Opened.VERSION - 1, Opened.VERSION + 1, -1})
    void aStoreOfAnotherVersionIsSetAside(int version) throws Exception {
        try (MVStore store = MVStore.open(file.toString())) {
            store.setStoreVersion(version);
            store.openMap("something").put("from", "another time");
        }

        beginsAnew();
    }

    @Test
    void aStoreThatEndsEarlyIsReadAsFarAsItGoesOrSetAside() throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }

        write(360, 400);

        try (Archive archive = archive()) {
            archive.open();
            assertThat(read(archive, 399)).isNotNaN();
        }
    }

    @Test
    void whateverIsDamagedTheAgentGoesOn() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int seed = 0; seed < 5; seed++) {
            damage(whole, new Random(seed));
            try (Archive archive = archive()) {
                archive.open();
                for (int tick = 360; tick < 800; tick += 40) {
                    write(archive, tick, tick + 40);
                    archive.series(new Span(FIRST, FIRST + 10_000));
                    for (int past = 0; past < 360; past += 30) {
                        read(archive, past);
                    }
                }
                assertThat(read(archive, 799)).as("seed %d", seed).isNotNaN();
            }
        }
    }

    /** A tenth of its blocks are overwritten. */
    private void damage(byte[] whole, Random random) throws IOException {
        byte[] damaged = whole.clone();
        byte[] noise = new byte[500];
        for (int i = 0; i < damaged.length / 40_960; i++) {
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, random.nextInt(damaged.length - noise.length), noise.length);
        }
        Files.write(file, damaged);
        Files.deleteIfExists(aside);
    }
}
