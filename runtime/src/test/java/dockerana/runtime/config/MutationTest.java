package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One character of a full configuration is wrong: it is refused at its line, or exactly one value differs, and everybody sees which. */
final class MutationTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("CARBON_TOKEN", "t0ken", "DOCKERANA_REGION", "eu");

    @TempDir
    Path folder;

    private List<String> baseline = List.of();

    @BeforeEach
    void theUnchangedConfigurationIsRight() throws IOException, InvalidConfiguration {
        Files.writeString(folder.resolve("password"), "hunter2\n");
        baseline = listing(Mutations.CONFIGURATION);
    }

    @Test
    void oneWrongCharacterIsNeverSilentlyIgnoredAndInAKeyAlwaysRefused() {
        assertThat(Mutations.all().flatMap(mutation -> objection(mutation).stream()))
                .isEmpty();
    }

    @Test
    void thereAreAtLeastTwoHundredMutationsOfEveryKind() {
        assertThat(Mutations.all()).hasSizeGreaterThanOrEqualTo(200);
        for (Mutation.Kind kind : Mutation.Kind.values()) {
            assertThat(Mutations.all().filter(mutation -> mutation.kind() == kind))
                    .as("%s", kind)
                    .hasSizeGreaterThan(10);
        }
    }

    /** What is wrong with how a mutation was received; empty if nothing is. */
    private Optional<String> objection(Mutation mutation) {
        try {
            List<String> changed = listing(mutation.text());
            if (mutation.isOfAnOption()) {
                return Optional.of(mutation + " is a key, and was accepted");
            }
            long differing = IntStream.range(0, Math.min(baseline.size(), changed.size()))
                    .filter(i -> !baseline.get(i).equals(changed.get(i)))
                    .count();
            return differing == 1 && changed.size() == baseline.size()
                    ? Optional.empty()
                    : Optional.of(mutation + " changed " + differing + " values");
        } catch (InvalidConfiguration e) {
            return e.problems().stream()
                    .filter(problem ->
                            problem.position().line() < 1 || problem.position().line() > Mutations.lines())
                    .findFirst()
                    .map(problem -> mutation + " has no line: " + problem);
        }
    }

    private List<String> listing(String text) throws InvalidConfiguration {
        Path file = folder.resolve("application.conf");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Settings settings = Settings.load(file, ENVIRONMENT, Plugins.catalogue());
        return Arrays.asList(settings.effective().text().replaceAll(" +#", " #").split("\n"));
    }
}
