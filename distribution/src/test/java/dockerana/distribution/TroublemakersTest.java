package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.distribution.trouble.TroublePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Sources that hang, spin, throw and exhaust the memory, beside one that goes its way. */
@Tag("service")
@Isolated("it measures how late ticks are")
class TroublemakersTest {
    private static final Duration WATCHED =
            Boolean.parseBoolean(System.getenv("DOCKERANA_LONG")) ? Duration.ofSeconds(60) : Duration.ofSeconds(15);
    private static final int INTERVAL_MILLIS = 200;
    private static final long LATE_MILLIS = 100;
    private static final Duration TO_STOP = Duration.ofSeconds(8);

    /** The sink notes each batch there: a disk that others keep busy would make it late, and not the agent. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    @TempDir
    Path temporary;

    private record Tick(String source, long slot, long arrived) {
        static Tick parse(String line) {
            String[] words = line.split(" ", -1);
            return new Tick(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]));
        }
    }

    @Test
    void theOthersKeepTheirTicksAndTheLogNamesTheCulprits() throws Exception {
        Installation installation = Installation.in(temporary);
        Path ticks = Files.createTempFile(IN_MEMORY, "ticks", "");
        PluginJar.of(TroublePlugin.class, installation.file("plugins/trouble.jar"), TroublePlugin.DEFAULTS);
        installation.configured(configuration(ticks));

        try (AgentProcess agent = AgentProcess.start(installation)) {
            long wanted = WATCHED.toMillis() / INTERVAL_MILLIS;
            Eventually.is(
                    "all ticks", WATCHED.plusSeconds(20), () -> ofHost(ticks).size() > wanted);

            List<Tick> seen = ofHost(ticks);
            assertThat(seen).extracting(Tick::slot).doesNotHaveDuplicates();
            long late = seen.stream()
                    .skip(1) // the first reading waits for no boundary
                    .filter(tick -> tick.arrived - tick.slot > LATE_MILLIS)
                    .count();
            long missed = (seen.getLast().slot - seen.get(1).slot) / INTERVAL_MILLIS + 2 - seen.size();
            System.err.printf("%d ticks, %d late, %d missed%n", seen.size(), late, missed);
            assertThat(late + missed).isLessThanOrEqualTo(Math.ceilDiv(wanted, 100));
            assertThat(agent.output())
                    .contains("source 'blocks': a reading has not returned for")
                    .contains("source 'spins': a reading has not returned for")
                    .contains("source 'throws' has a bug")
                    .contains("source 'exhausts' has a bug");
            agent.endedBy("TERM", TO_STOP);
        } finally {
            Files.delete(ticks);
        }
    }

    private static String configuration(Path ticks) {
        return """
            dockerana {
              interval = %dms
              sources {
                host { type = host }
                blocks { type = trouble-blocks }
                spins { type = trouble-spins }
                throws { type = trouble-throws }
                exhausts { type = trouble-exhausts }
              }
              sinks { ticks { type = trouble-ticks, file = "%s" } }
            }
            """.formatted(INTERVAL_MILLIS, ticks);
    }

    private static List<Tick> ofHost(Path ticks) {
        try {
            return Files.exists(ticks)
                    ? Files.readAllLines(ticks).stream()
                            .filter(line -> line.startsWith("host ") && line.split(" ", -1).length == 3)
                            .map(Tick::parse)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
