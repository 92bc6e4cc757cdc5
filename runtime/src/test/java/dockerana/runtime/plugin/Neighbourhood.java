package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with two healthy plugins, of which one is read before and one after whatever else is put there. */
final class Neighbourhood {
    private static final byte[] ALPHA = PluginJar.of("alpha").bytes();
    private static final byte[] ZULU = PluginJar.of("zulu").bytes();

    private final Path directory;

    Neighbourhood(Path directory) {
        this.directory = directory;
        try {
            Files.write(file("alpha.jar"), ALPHA);
            Files.write(file("zulu.jar"), ZULU);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Why the one that is named does not run; both neighbours do, and the others that should. */
    Refusal refusal(String name, String... others) {
        try (Plugins plugins = Plugins.load(directory, "0.1.0")) {
            assertThat(plugins.loaded())
                    .extracting(LoadedPlugin::id)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("alpha", "zulu"), Stream.of(others))
                            .toList());
            assertThat(plugins.refusals()).hasSize(1);
            Refusal refusal = plugins.refusals().getFirst();
            assertThat(refusal.file()).isEqualTo(file(name));
            return refusal;
        }
    }
}
