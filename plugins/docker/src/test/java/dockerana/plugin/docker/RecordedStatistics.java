package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Statistics that engines told once, as dependents get them. */
public final class RecordedStatistics {
    private RecordedStatistics() {}

    /** What {@link Docker#statistics} makes of an answer in a file. */
    public static Map<String, Double> of(Path file) throws IOException {
        return Statistics.of(Files.readAllBytes(file));
    }
}
