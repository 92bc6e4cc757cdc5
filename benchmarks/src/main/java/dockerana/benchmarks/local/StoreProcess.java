package dockerana.benchmarks.local;

import dockerana.api.Component.Role;
import dockerana.benchmarks.KnownSeries;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Limits;
import java.nio.file.Path;
import java.time.Duration;

/** A process that measures nothing and remembers it, as the agent with its sink {@code local} would. */
final class StoreProcess {
    private StoreProcess() {}

    /** Directory, series, interval in seconds. */
    public static void main(String[] args) throws Exception {
        int interval = Integer.parseInt(args[2]);
        Numbers numbers = new Numbers(Integer.parseInt(args[1]), interval);
        Limits limits = new Limits(512 << 20, 0, 1000, 64 << 20, Duration.ofDays(30));
        try (Archive archive = new Archive(Path.of(args[0]), limits, KnownSeries.agent(Role.SINK, "local"))) {
            archive.open();
            while (true) {
                archive.add(numbers.at(Ticks.next(interval)));
            }
        }
    }
}
