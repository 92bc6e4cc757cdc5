package dockerana.runtime.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import dockerana.api.Component.Role;
import dockerana.api.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {
    /** Of another version than the runtime's; copied there by the build. */
    private static final Path ANOTHER_GUAVA = Path.of("target", "another-guava", "guava.jar");

    @TempDir
    Path plugins;

    @Test
    void aPluginRunsWithTheGuavaThatItCarries() throws Exception {
        PluginJar.of("guava")
                .carrying(ANOTHER_GUAVA)
                .doorThatOffers(
                        "com.google.common.base.Joiner.on('-').join(\"made\", \"by\", \"guava\")", "", ANOTHER_GUAVA)
                .in(plugins, "guava.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.offer(Role.SOURCE, "made-by-guava")).isPresent();
            ClassLoader plugin = loader(loaded, "guava");
            Class<?> lists = plugin.loadClass(ImmutableList.class.getName());
            assertThat(lists).isNotEqualTo(ImmutableList.class);
            assertThat(lists.getClassLoader()).isSameAs(plugin);
            assertThat(version(plugin)).isEqualTo("version=32.1.3-jre");
            assertThat(version(ImmutableList.class.getClassLoader())).startsWith("version=33.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dockerana.runtime.plugin.Plugins",
                "com.google.inject.Injector",
                "com.google.common.collect.ImmutableList",
                "com.typesafe.config.Config",
                "org.pf4j.Plugin",
                "org.slf4j.simple.SimpleLogger",
                "picocli.CommandLine",
                "com.fasterxml.jackson.core.JsonFactory",
                "org.junit.jupiter.api.Test"
            })
    void nothingOfTheRuntimeCanBeLoadedFromAPlugin(String hidden) throws Exception {
        PluginJar.of("cpu").in(plugins, "cpu.jar");
        Class.forName(hidden, false, getClass().getClassLoader());

        try (Plugins loaded = load()) {
            ClassLoader plugin = loader(loaded, "cpu");
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> plugin.loadClass(hidden));
            assertThat(plugin.getResource(hidden.replace('.', '/') + ".class")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dockerana.api.Source",
                "org.slf4j.Logger",
                "org.slf4j.spi.LoggingEventBuilder",
                "jakarta.inject.Inject",
                "org.jspecify.annotations.NullMarked",
                "java.net.http.HttpClient",
                "java.sql.Driver"
            })
    void theApiAndTheJdkAreTheSameForAll(String shared) throws Exception {
        PluginJar.of("cpu").in(plugins, "cpu.jar");

        try (Plugins loaded = load()) {
            assertThat(loader(loaded, "cpu").loadClass(shared)).isSameAs(Class.forName(shared));
        }
    }

    @Test
    void aCopyOfTheApiInsideAPluginDoesNotCount() throws Exception {
        PluginJar jar = PluginJar.of("cpu");
        for (String name : new String[] {"dockerana/api/Plugin.class", "dockerana/api/Component.class"}) {
            try (InputStream in = Objects.requireNonNull(Source.class.getResourceAsStream("/" + name))) {
                jar.entry(name, in.readAllBytes());
            }
        }
        jar.in(plugins, "cpu.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.offer(Role.SOURCE, "cpu")).isPresent();
        }
    }

    @Test
    void aPluginSeesOfAnotherWhatThatOneExportsAndNothingElse() throws Exception {
        dockerExporting("sample.docker.Containers");
        PluginJar.of("stats")
                .manifest("Plugin-Dependencies", "docker")
                .doorThatOffers(
                        "sample.docker.Containers.State.UP.name().toLowerCase()", "", plugins.resolve("docker.jar"))
                .in(plugins, "stats.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.offer(Role.SOURCE, "up")).isPresent();
            ClassLoader docker = loader(loaded, "docker");
            ClassLoader stats = loader(loaded, "stats");
            assertThat(stats.loadClass("sample.docker.Containers").getClassLoader())
                    .isSameAs(docker);
            docker.loadClass("sample.docker.Internal");
            for (String hidden : new String[] {"sample.docker.Internal", "sample.docker.Door"}) {
                assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> stats.loadClass(hidden));
            }
            assertThat(text(stats, "defaults.conf")).contains("stats {");
            assertThat(stats.getResource("only-docker.txt")).isNull();
        }
    }

    @Test
    void whatIsExportedIsNotThereForThosePluginsThatDoNotDependOnIt() {
        dockerExporting("sample.docker.Containers");
        PluginJar.of("stranger").in(plugins, "stranger.jar");

        try (Plugins loaded = load()) {
            ClassLoader stranger = loader(loaded, "stranger");
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> stranger.loadClass("sample.docker.Containers"));
        }
    }

    @Test
    void theDoorOfAnotherPluginIsNoDoor() {
        dockerExporting("sample.docker.Door");
        PluginJar.of("stats")
                .manifest("Plugin-Dependencies", "docker")
                .entry(PluginJar.DOOR, "sample.docker.Door")
                .in(plugins, "stats.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals())
                    .singleElement()
                    .extracting(Refusal::reason)
                    .isEqualTo("its door names no class of its own");
        }
    }

    @Test
    void theDoorOpensWithThePluginsOwnContextLoader() {
        PluginJar.of("cpu")
                .doorThatOffers(
                        "Thread.currentThread().getContextClassLoader() == Door.class.getClassLoader() ? \"own\" : \"other\"",
                        "")
                .in(plugins, "cpu.jar");
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (Plugins loaded = load()) {
            assertThat(loaded.offer(Role.SOURCE, "own")).isPresent();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    private void dockerExporting(String export) {
        PluginJar.of("docker")
                .manifest("Plugin-Exports", export)
                .entry("only-docker.txt", "")
                .source("Containers", "public class Containers { public enum State { UP } }")
                .source("Internal", "public class Internal {}")
                .in(plugins, "docker.jar");
    }

    private static String version(ClassLoader loader) throws IOException {
        return text(loader, "META-INF/maven/com.google.guava/guava/pom.properties")
                .lines()
                .filter(line -> line.startsWith("version="))
                .findFirst()
                .orElse("");
    }

    private static String text(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static ClassLoader loader(Plugins loaded, String id) {
        return loaded.loaded().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow()
                .loader();
    }

    private Plugins load() {
        return Plugins.load(plugins, "0.1.0");
    }
}
