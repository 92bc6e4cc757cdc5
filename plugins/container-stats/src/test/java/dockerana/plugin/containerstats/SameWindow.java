package dockerana.plugin.containerstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.testkit.CollectedSamples;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * What the engine told and what its files said at the two ends of one window. An engine takes its time to answer, so the files are read before
 * and after that: what was counted when it answered is in between.
 *
 * @param length of the window
 */
record SameWindow(Duration length, End first, End then) {
    /** How far a reading may be from the engine's on a busy machine: it answers at ticks of its own. */
    private static final Duration APART = Duration.ofMillis(500);

    /** What one reading may be off anyway: a tick, what a processor keeps of memory charges, an operation that is under way. */
    private static final Map<String, Double> GRANULES =
            Map.of("seconds", 0.03, "percent", 1.0, "bytes", 512.0 * 1024, "faults", 50.0, "periods", 2.0);

    /** One end: what was read before the engine was asked, what it told, and what was read then. */
    record End(SortedMap<String, Double> before, CollectedSamples told, CollectedSamples read) {
        static End of(ContainerStatsSource witness, ContainerStatsSource slow, ContainerStatsSource quick)
                throws IOException, InterruptedException {
            return new End(
                    CollectedSamples.of(witness).values(), CollectedSamples.of(slow), CollectedSamples.of(quick));
        }
    }

    /**
     * Takes both ends.
     *
     * @param witness reads the files
     * @param slow asks the engine
     * @param quick reads the files too
     */
    static SameWindow of(
            ContainerStatsSource witness, ContainerStatsSource slow, ContainerStatsSource quick, Duration length)
            throws IOException, InterruptedException {
        End first = End.of(witness, slow, quick);
        LockSupport.parkNanos(length.toNanos());
        return new SameWindow(length, first, End.of(witness, slow, quick));
    }

    /** That these were told, and nothing that was not read but numbers of devices without a name. */
    void assertPaths(String... some) {
        assertThat(then.told.values().keySet()).as("paths").contains(some);
        TreeSet<String> unknown = new TreeSet<>(then.told.values().keySet());
        unknown.removeAll(then.read.values().keySet());
        assertThat(unknown).as("told, but not read").allMatch(path -> path.contains(".blockio.2"));
    }

    /** That what was told is what was read, as nearly as can be known. */
    void assertValues() {
        double largest = 0;
        String where = "";
        for (CollectedSamples.Sample sample : then.read.all()) {
            String path = sample.series().path();
            Double told = then.told.values().get(path);
            if (told == null) {
                continue;
            }
            boolean counted = sample.series().isCounter();
            double said = counted ? told - first.told.values().getOrDefault(path, 0.0) : told;
            double read = counted ? sample.value() - first.read.values().getOrDefault(path, 0.0) : sample.value();
            if (counted) {
                assertBetween(path, first);
                assertBetween(path, then);
            } else {
                assertThat(read).as(path).isCloseTo(said, within(allowed(path, said)));
            }
            double off = said == 0 ? 0 : Math.abs(read - said) / Math.abs(said);
            if (off > largest && Math.abs(read - said) > granule(path) / 10) {
                largest = off;
                where = path;
            }
        }
        System.out.printf(
                "%d told, %d read, largest difference %.2f %% (%s)%n",
                then.told.all().size(), then.read.all().size(), 100 * largest, where);
    }

    private static void assertBetween(String path, End end) {
        double granule = granule(path);
        assertThat(end.told.values().getOrDefault(path, 0.0))
                .as(path)
                .isBetween(
                        end.before.getOrDefault(path, 0.0) - granule,
                        end.read.values().getOrDefault(path, 0.0) + granule);
    }

    private static double granule(String path) {
        String unit = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('_')) + 1);
        double granule = GRANULES.getOrDefault(unit, 1.0);
        return path.endsWith("limit_percent") ? granule / 0.2 : granule; // of a fifth of a processor
    }

    private double allowed(String path, double said) {
        double share = Math.max(0.02, (double) APART.toNanos() / length.toNanos());
        return Math.max(granule(path), share * Math.abs(said));
    }
}
