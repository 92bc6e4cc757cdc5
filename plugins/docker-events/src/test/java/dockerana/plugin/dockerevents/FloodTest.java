package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand events a second through an agent with the flags of {@code bin/dockerana}; ten seconds in the long form. */
@Timeout(120)
class FloodTest {
    private static final int PER_SECOND = 10_000;
    private static final boolean LONG = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG"));
    private static final int SECONDS = LONG ? 10 : 2;
    private static final String[] FLAGS = {
        "-XX:+UseSerialGC",
        "-Xms8m",
        "-Xmx32m",
        "-Xmn4m",
        "-XX:SurvivorRatio=2",
        "-Xss256k",
        "-XX:+UseCompactObjectHeaders",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0"
    };

    @TempDir
    private Path folder;

    @Test
    void noneIsLostNoneComesTwiceAndTheHeapStaysSmall() throws Exception {
        try (BusyEngine engine = new BusyEngine(folder, PER_SECOND, SECONDS)) {
            Map<String, Long> result = flooded(engine);
            Duration behind = engine.latest.get(1, TimeUnit.SECONDS);
            System.out.printf(
                    "measured: %d events/s for %d s: %s, engine behind %s%n", PER_SECOND, SECONDS, result, behind);
            long told = result.getOrDefault("records", 0L) + result.getOrDefault("dropped", 0L);
            assertThat(told).as("what was not counted as dropped").isEqualTo((long) PER_SECOND * SECONDS);
            assertThat(result).containsEntry("twice", 0L).containsEntry("backwards", 0L);
            if (LONG) { // a short one is mostly over before the code is compiled
                assertThat(result).containsEntry("dropped", 0L);
                assertThat(behind)
                        .as("how long the engine was not rid of its events")
                        .isLessThan(Duration.ofSeconds(SECONDS / 2));
            }
            assertThat(result.getOrDefault("usedKiB", Long.MAX_VALUE))
                    .as("of a heap of 32 MiB")
                    .isLessThan(20 * 1024);
        }
    }

    private static Map<String, Long> flooded(BusyEngine engine) throws Exception {
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FloodedAgent.class.getName(),
            engine.socket().toString(),
            Integer.toString(PER_SECOND * SECONDS)
        };
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.command().addAll(1, List.of(FLAGS));
        Process agent = builder.start();
        String output = new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(agent.waitFor()).as(output).isZero();
        assertThat(output).contains("failures=[]\n");
        Map<String, Long> result = new TreeMap<>();
        Matcher numbers = Pattern.compile("(\\w+)=(\\d+)").matcher(output);
        while (numbers.find()) {
            result.put(numbers.group(1), Long.valueOf(numbers.group(2)));
        }
        return result;
    }
}
