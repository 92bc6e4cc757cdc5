package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Recorded answers of engines, as dependents get them. */
public final class Answers {
    private Answers() {}

    /** What {@link Docker#statistics} makes of an answer in a file. */
    public static Map<String, Double> statistics(Path file) throws IOException {
        return Statistics.of(Files.readAllBytes(file));
    }
}
