package dockerana.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Judges from outside. An agent in its own process is ended again and again while a file of numbers grows; its sink is slow, fails, is refused,
 * and has bugs, as its source has. Only what is on disk counts.
 */
@Timeout(600)
final class NothingIsLostTest {
    private static final boolean LONG = "true".equals(System.getenv("DOCKERANA_LONG"));
    private static final int KILLS = LONG ? 30 : 3;
    private static final int ORDERLY_ENDS = LONG ? 20 : 2;

    /** A checkpoint is a second old at most; the rest is for a disk and a machine that are busy with other things. */
    private static final long CHECKPOINT_MILLIS = 1_000 + 3_000;

    private final Random random = new Random();
    private final AtomicBoolean written = new AtomicBoolean();

    @TempDir
    private Path directory;

    private Path kept;
    private Thread writer;
    private final Deque<Process> agents = new ArrayDeque<>();

    @BeforeEach
    void aFileOfNumbersGrows() throws IOException {
        kept = Files.createFile(directory.resolve("kept"));
        Path numbers = Files.createFile(directory.resolve("numbers"));
        writer = Thread.ofPlatform().daemon().start(() -> write(numbers));
    }

    @AfterEach
    void end() throws InterruptedException {
        written.set(true);
        writer.join();
        agents.forEach(Process::destroyForcibly);
    }

    @Test
    void killedAtAnyInstantNothingIsLostAndLittleIsRepeated() throws Exception {
        List<Integer> ends = new ArrayList<>(List.of(0));
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            runForAWhile().destroyForcibly().waitFor();
            instants.add(System.currentTimeMillis());
            ends.add(lines().size());
        }
        finish();

        List<String> lines = lines();
        assertThat(new HashSet<>(ids(lines))).isEqualTo(everyId());
        for (int i = 0; i < KILLS; i++) {
            assertNothingOldIsRepeated(lines, ends.get(i), ends.get(i + 1), instants.get(i));
        }
        System.out.printf(
                "SIGKILL x %d: %d records, 0 lost, %d repeated%n",
                KILLS, everyId().size(), lines.size() - everyId().size());
    }

    @Test
    void endedInOrderNothingIsLostAndNothingIsRepeated() throws Exception {
        for (int i = 0; i < ORDERLY_ENDS; i++) {
            Process agent = runForAWhile();
            agent.destroy();
            assertThat(agent.waitFor()).isEqualTo(128 + 15);
        }
        finish();
        assertThat(ids(lines())).doesNotHaveDuplicates().hasSameSizeAs(everyId());
        assertThat(new HashSet<>(ids(lines()))).isEqualTo(everyId());
        System.out.printf(
                "SIGTERM x %d: %d records, 0 lost, 0 repeated%n",
                ORDERLY_ENDS, everyId().size());
    }

    /** What one process sent and a later one sent again was, at the end of the first, not older than a checkpoint may be. */
    private static void assertNothingOldIsRepeated(List<String> lines, int begin, int end, long instant) {
        Set<String> after = new HashSet<>(ids(lines.subList(end, lines.size())));
        for (String line : lines.subList(begin, end)) {
            if (after.contains(id(line))) {
                assertThat(Long.parseLong(line.substring(0, line.indexOf(' '))))
                        .as(line)
                        .isGreaterThan(instant - CHECKPOINT_MILLIS);
            }
        }
    }

    private Process runForAWhile() throws Exception {
        long before = Files.size(kept);
        Process agent = start("faulty");
        await(agent, () -> Files.size(kept) > before);
        Thread.sleep(random.nextInt(1_800)); // the random instant itself
        return agent;
    }

    /** When faults are over, what is owed must be delivered. */
    private void finish() throws Exception {
        written.set(true);
        writer.join();
        Process agent = start("calm");
        long all = Files.size(directory.resolve("numbers")) / NumberedFile.LINE;
        await(agent, () -> endOf(kept).endsWith("%s/%d/0\n".formatted(NumberedFile.KEY, all - 1)));
        agent.destroy();
        agent.waitFor();
    }

    private Process start(String mood) throws IOException {
        Process agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NumberingAgent.class.getName(),
                        directory.toString(),
                        mood)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        agents.add(agent);
        return agent;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Process agent, Condition condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            assertThat(agent.isAlive()).as(() -> log()).isTrue();
            Thread.sleep(20);
        }
    }

    private static String endOf(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - 100));
            byte[] end = new byte[100];
            return new String(end, 0, Math.max(0, in.read(end)), StandardCharsets.US_ASCII);
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The whole lines that the sink kept; a kill may have cut the last one. */
    private List<String> lines() throws IOException {
        return Files.readString(kept, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.matches("\\d{13} numbers/\\d+/0"))
                .toList();
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream().map(NothingIsLostTest::id).toList();
    }

    private static String id(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private Set<String> everyId() throws IOException {
        Set<String> ids = new HashSet<>();
        long count = Files.size(directory.resolve("numbers")) / NumberedFile.LINE;
        for (long i = 0; i < count; i++) {
            ids.add(NumberedFile.KEY + '/' + i + "/0");
        }
        return ids;
    }

    private void write(Path numbers) {
        try (OutputStream out = Files.newOutputStream(numbers)) {
            for (int number = 0; !written.get(); ) {
                StringBuilder burst = new StringBuilder();
                for (int end = number + 100; number < end; number++) {
                    burst.append(NumberedFile.line(number));
                }
                out.write(burst.toString().getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(10); // the pace of a busy log
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
