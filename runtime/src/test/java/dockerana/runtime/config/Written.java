package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration as a person writes it, with the test's plugins. */
record Written(Path folder) {
    /** The smallest that is right, and more. */
    static String withSink(String more) {
        return "dockerana { sources { host { type = host } }, sinks { screen { type = console } }\n" + more + "\n}";
    }

    Settings load(String text) throws IOException, InvalidConfiguration {
        Map<String, String> environment = Map.of(
                "PREFIX",
                "from.env",
                "SERVERS",
                "a:1, b:2",
                "COPIES",
                "3",
                "NAME",
                "web",
                "TOKEN",
                "s3cret",
                "HOME",
                "/h");
        return Settings.load(file(text), environment, Plugins.catalogue());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("application.conf"), text);
    }

    /** The lines that a user reads, without the folder of the test: what is printed is what {@code problems()} has. */
    List<String> problems(String text) throws IOException {
        return refused(file(text));
    }

    List<String> refused(Path file) {
        InvalidConfiguration refusal = catchThrowableOfType(
                InvalidConfiguration.class, () -> Settings.load(file, Map.of("HOME", "/h"), Plugins.catalogue()));
        List<String> printed = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(printed)
                .containsExactlyElementsOf(
                        refusal.problems().stream().map(Problem::toString).toList());
        return printed.stream().map(line -> line.replace(folder + "/", "")).toList();
    }
}
