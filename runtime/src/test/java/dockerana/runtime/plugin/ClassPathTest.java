package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that came with the agent are on its class path, and its loader defines their classes. */
class ClassPathTest {
    private static final String RELEASE = "0.1.0";

    @TempDir
    Path plugins;

    private Path docker;
    private Path stats;
    private URLClassLoader agent;

    @BeforeEach
    void ship() throws IOException {
        docker = plugins.resolve("docker.jar");
        stats = plugins.resolve("stats.jar");
        shipped("docker", RELEASE)
                .manifest("Plugin-Exports", "sample.docker.Containers")
                .source("Containers", "public class Containers {}")
                .source("Internal", "public class Internal {}")
                .in(plugins, "docker.jar");
        shipped("stats", RELEASE).manifest("Plugin-Dependencies", "docker").in(plugins, "stats.jar");
        agent = new URLClassLoader(
                new URL[] {url(docker), url(stats)}, getClass().getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        agent.close();
    }

    @Test
    void theAgentsLoaderDefinesTheClassesOfThoseThatCameWithIt() throws Exception {
        try (Plugins loaded = load(docker, stats)) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.offers())
                    .hasSize(2)
                    .allSatisfy(offer -> assertThat(
                                    offer.component().implementation().getClassLoader())
                            .isSameAs(agent));
            assertThat(loader(loaded, "stats").loadClass("sample.docker.Containers"))
                    .isSameAs(agent.loadClass("sample.docker.Containers"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample.docker.Internal", "com.google.inject.Injector", "dockerana.runtime.plugin.Plugins"})
    void theirOwnLoaderFindsNoMoreThanThatOfAnyOther(String hidden) throws Exception {
        agent.loadClass(hidden);

        try (Plugins loaded = load(docker, stats)) {
            ClassLoader plugin = loader(loaded, "stats");
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> plugin.loadClass(hidden));
        }
    }

    @Test
    void oneThatIsNotOnTheClassPathHasItsOwn() {
        try (Plugins loaded = load(docker)) {
            assertThat(definer(loaded, "docker")).isSameAs(agent);
            assertThat(definer(loaded, "stats")).isSameAs(loader(loaded, "stats"));
        }
    }

    @Test
    void oneOfAnotherReleaseHasItsOwnAndSoHasWhatDependsOnIt() {
        shipped("docker", "0.1.1")
                .manifest("Plugin-Exports", "sample.docker.Containers")
                .source("Containers", "public class Containers {}")
                .in(plugins, "docker.jar");

        try (Plugins loaded = load(docker, stats)) {
            assertThat(definer(loaded, "docker")).isSameAs(loader(loaded, "docker"));
            assertThat(definer(loaded, "stats")).isSameAs(loader(loaded, "stats"));
        }
    }

    @Test
    void oneOfAnotherMakerHasItsOwn() {
        shipped("stats", RELEASE).manifest("Plugin-Provider", "somebody").in(plugins, "stats.jar");

        try (Plugins loaded = load(docker, stats)) {
            assertThat(definer(loaded, "stats")).isSameAs(loader(loaded, "stats"));
        }
    }

    private static PluginJar shipped(String id, String version) {
        return PluginJar.of(id).manifest("Plugin-Provider", "dockerana").manifest("Plugin-Version", version);
    }

    private Plugins load(Path... classPath) {
        return Plugins.load(
                plugins, RELEASE, WholeJars.none(), UnaryOperator.identity(), new ClassPath(Set.of(classPath), agent));
    }

    private static ClassLoader definer(Plugins loaded, String id) {
        return plugin(loaded, id).components().getFirst().implementation().getClassLoader();
    }

    private static ClassLoader loader(Plugins loaded, String id) {
        return plugin(loaded, id).loader();
    }

    private static LoadedPlugin plugin(Plugins loaded, String id) {
        return loaded.loaded().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
