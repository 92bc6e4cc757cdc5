package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import dockerana.api.RefusedException;
import dockerana.api.Status.Level;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, in memory; mounting it needs root. */
@Tag("service")
class FullDiskTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long FIRST = START.getEpochSecond();

    @TempDir
    private Path disk;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);
    private final Random random = new Random(7);
    private int tick;

    @BeforeEach
    void mount() throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(Arrays.toString(command))
                .isZero();
    }

    private Archive archive(long freeBytes) throws IOException {
        Limits limits = new Limits(64 << 20, freeBytes, 1000, 8 << 20, Duration.ofDays(30));
        Archive archive = new Archive(disk.resolve("local"), limits, agent, Duration.ZERO);
        archive.open();
        return archive;
    }

    /** One more batch of noise. */
    private void write(Archive archive) throws IOException {
        clock.set(START.plusSeconds(10L * tick));
        TestBatch batch = new TestBatch().from("host").at(clock.instant()).gauge("tick", tick);
        for (int i = 0; i < 500; i++) {
            batch.gauge("noise.n" + i, random.nextGaussian());
        }
        archive.add(batch.build());
        tick++;
    }

    private double read(Archive archive, int at) {
        return archive.read("dockerana.testhost.tick", new Span(FIRST + 10L * at, FIRST + 10L * at + 10), Rollup.USUAL)
                .orElseThrow()
                .values()[0];
    }

    private static LogRecord event(int number) {
        return new LogRecord(
                new Origin(Kind.EVENT, "events", "", Map.of()),
                FIRST * 1_000_000_000 + number,
                0,
                0,
                "x".repeat(8000) + number);
    }

    private long dropped() {
        return agent.drops().values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    @Timeout(120)
    void aFullDiskIsSaidWaitedForAndThenWrittenAgain() throws Exception {
        Path other = disk.resolve("other");
        try (Archive archive = archive(0)) {
            for (int i = 0; i < 50; i++) {
                write(archive);
            }
            archive.add(List.of(event(1)));
            Files.write(other, new byte[5 << 20]);
            while (dropped() == 0) {
                write(archive);
            }
            int lost = tick;
            write(archive);

            assertThat(agent.lastStatus().level()).isEqualTo(Level.FAILED);
            assertThat(agent.lastStatus().remedy())
                    .get()
                    .asString()
                    .contains("Make room on the disk of " + disk.resolve("local"));
            assertThat(read(archive, 10)).as("the past is read meanwhile").isEqualTo(10);
            assertThatThrownBy(() -> archive.add(List.of(event(2)))).isInstanceOf(RefusedException.class);

            Files.delete(other);
            long before = dropped();
            write(archive);
            archive.add(List.of(event(2)));

            assertThat(dropped()).isEqualTo(before);
            assertThat(agent.lastStatus().level()).isEqualTo(Level.OK);
            assertThat(read(archive, 10)).isEqualTo(10);
            assertThat(read(archive, lost)).isNaN();
            assertThat(read(archive, tick - 1)).isEqualTo(tick - 1);
            assertThat(archive.in(new Span(FIRST, FIRST + 10), Optional.empty(), 10))
                    .hasSize(2);
        }
    }

    @Test
    @Timeout(120)
    void someSpaceIsLeftToOthers() throws Exception {
        Path other = disk.resolve("other");
        try (Archive archive = archive(3 << 20)) {
            write(archive);
            Files.write(other, new byte[6 << 20]);
            write(archive);

            assertThat(dropped()).isEqualTo(501);
            assertThat(agent.lastStatus().level()).isEqualTo(Level.FAILED);
            assertThat(read(archive, 0)).isZero();

            Files.delete(other);
            write(archive);

            assertThat(agent.lastStatus().level()).isEqualTo(Level.OK);
            assertThat(read(archive, 2)).isEqualTo(2);
        }
    }
}
