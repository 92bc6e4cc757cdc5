package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir
    Path plugins;

    @Test
    void aJarRunsAndOffersItsTypes() {
        PluginJar.of("cpu").manifest("Plugin-Provider", "dockerana").in(plugins, "cpu-1.0.0.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.loaded()).singleElement().satisfies(plugin -> {
                assertThat(plugin.id()).isEqualTo("cpu");
                assertThat(plugin.version()).isEqualTo("1.0.0");
                assertThat(plugin.isBuiltIn()).isTrue();
                assertThat(plugin.file()).isEqualTo(plugins.resolve("cpu-1.0.0.jar"));
                assertThat(plugin.defaults()).startsWith("# what it does\ncpu {");
            });
            assertThat(loaded.offer(Role.SOURCE, "cpu")).hasValueSatisfying(offer -> {
                assertThat(offer.component().type()).isEqualTo("cpu");
                assertThat(offer.plugin()).isEqualTo(loaded.loaded().getFirst());
            });
            assertThat(loaded.offer(Role.SINK, "cpu")).isEmpty();
            assertThat(loaded.offer(Role.SOURCE, "gpu")).isEmpty();
        }
    }

    @Test
    void aFolderRunsWithTheLibrariesInIt() {
        Path folder = plugins.resolve("cpu");
        Path library = PluginJar.library()
                .source("Words", "public class Words { public static String type() { return \"words\"; } }")
                .in(folder, "a-library.jar");
        PluginJar.of("cpu")
                .doorThatOffers("sample.library.Words.type()", "", library)
                .in(folder, "cpu.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.offer(Role.SOURCE, "words")).isPresent();
            assertThat(loaded.loaded().getFirst().file()).isEqualTo(folder);
        }
    }

    @Test
    void ofThoseThatNobodySpeaksOfNoneIsLoaded() {
        PluginJar.of("cpu").in(plugins, "cpu.jar");
        PluginJar.of("gpu").in(plugins, "gpu.jar");
        PluginJar.of("npu").manifest("Plugin-Dependencies", "base").in(plugins, "npu.jar");
        PluginJar.of("base").in(plugins, "base.jar");
        PluginJar.of("mute").without("defaults.conf").in(plugins, "mute.jar");
        PluginJar.of("broken").without("META-INF/services/dockerana.api.Plugin").in(plugins, "broken.jar");

        Set<String> words = Set.of("sources", "cpu", "type", "npu");
        try (Plugins loaded = Plugins.load(plugins, "0.1.0-SNAPSHOT", WholeJars.none(), words)) {
            assertThat(loaded.loaded())
                    .extracting(LoadedPlugin::id)
                    .as("and what those depend on, and who does not say what it offers")
                    .containsExactlyInAnyOrder("cpu", "npu", "base", "mute");
            assertThat(loaded.refusals()).extracting(Refusal::id).containsExactly(Optional.of("broken"));
        }
    }

    @Test
    void whatIsNoPluginIsNoTrouble() throws IOException {
        PluginJar.of("cpu").in(plugins, "cpu.jar");
        PluginJar.of("half").in(plugins, ".half-copied.jar");
        Files.writeString(plugins.resolve("README.md"), "Drop jars here.");
        Files.createDirectories(plugins.resolve("empty"));
        PluginJar.of("off").in(plugins, "off.jar.disabled");
        Files.writeString(plugins.resolve("disabled.txt"), "cpu");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.loaded()).extracting(LoadedPlugin::id).containsExactly("cpu");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Path nowhere = plugins.resolve("nowhere");

        try (Plugins loaded = Plugins.load(nowhere, "0.1.0")) {
            assertThat(loaded.loaded()).isEmpty();
            assertThat(loaded.refusals())
                    .singleElement()
                    .hasToString(nowhere + " does not run: there is no such folder of plugins;"
                            + " name the right one with --plugins");
        }
    }

    @Test
    void aPluginRunsOnTheSnapshotOfItsApiAndOnEveryLaterOneOfTheSameLine() {
        PluginJar.of("cpu").manifest("Plugin-Requires", "1.2.0").in(plugins, "cpu.jar");

        for (String api : new String[] {"1.2.0-SNAPSHOT", "1.2.0", "1.3.0"}) {
            try (Plugins loaded = Plugins.load(plugins, api)) {
                assertThat(loaded.loaded()).as(api).hasSize(1);
            }
        }
    }

    @Test
    void aJarThatWasReplacedLoadsAsTheNewVersion() throws IOException {
        PluginJar.of("cpu").in(plugins, "cpu.jar");
        load().close();
        Files.delete(plugins.resolve("cpu.jar"));
        PluginJar.of("cpu")
                .manifest("Plugin-Version", "1.1.0")
                .doorThatOffers("\"gpu\"", "")
                .in(plugins, "cpu.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.loaded().getFirst().version()).isEqualTo("1.1.0");
            assertThat(loaded.offer(Role.SOURCE, "gpu")).isPresent();
        }
    }

    private Plugins load() {
        return Plugins.load(plugins, "0.1.0-SNAPSHOT");
    }
}
