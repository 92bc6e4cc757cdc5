package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloadingTest {
    @TempDir
    Path plugins;

    @Test
    void closingLeavesNeitherAnOpenFileNorAClassLoader() throws Exception {
        PluginJar.of("docker")
                .manifest("Plugin-Exports", "sample.docker.Containers")
                .source("Containers", "public class Containers { public enum State { UP } }")
                .in(plugins, "docker.jar");
        PluginJar.of("stats")
                .manifest("Plugin-Dependencies", "docker")
                .doorThatOffers(
                        "String.valueOf(sample.docker.Containers.State.UP).toLowerCase()",
                        """
                        static {
                            try (var in = Door.class.getResourceAsStream("/defaults.conf")) {
                                in.readAllBytes();
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                        """,
                        plugins.resolve("docker.jar"))
                .in(plugins, "stats.jar");

        WeakReference<ClassLoader> docker = usedAndClosed("docker");
        WeakReference<ClassLoader> stats = usedAndClosed("stats");

        assertThat(openFiles()).isEmpty();
        assertThat(isCollected(docker)).isTrue();
        assertThat(isCollected(stats)).isTrue();
    }

    /** In a frame of its own, which keeps nothing alive afterwards. */
    private WeakReference<ClassLoader> usedAndClosed(String id) throws IOException {
        try (Plugins loaded = Plugins.load(plugins, "0.1.0")) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(openFiles()).isNotEmpty();
            return new WeakReference<>(loaded.loaded().stream()
                    .filter(plugin -> plugin.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .loader());
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        for (int attempt = 0; attempt < 50 && loader.get() != null; attempt++) {
            System.gc();
        }
        return loader.get() == null;
    }

    private List<String> openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(UnloadingTest::target)
                    .filter(target -> target.startsWith(plugins.toString()))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) { // closed in the meantime
            return "";
        }
    }
}
