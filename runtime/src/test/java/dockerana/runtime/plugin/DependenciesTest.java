package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that build on others, beside one that does not. */
class DependenciesTest {
    private static final String DEPENDENCIES = "Plugin-Dependencies";

    @TempDir
    Path plugins;

    @BeforeEach
    void aHealthyNeighbour() {
        PluginJar.of("healthy").in(plugins, "healthy.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "zz@1.0.0", "zz@>=1.0.0 & <2.0.0", "zz?", "zz?@>=1.0.0"})
    void aDependencyIsLoadedFirst(String dependency) {
        PluginJar.of("aa").manifest(DEPENDENCIES, dependency).in(plugins, "aa.jar");
        PluginJar.of("zz").in(plugins, "zz.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.loaded()).extracting(LoadedPlugin::id).containsExactly("zz", "aa", "healthy");
            assertThat(loaded.loaded().get(1).requires()).containsExactly("zz");
        }
    }

    @Test
    void aMissingDependencyIsNamed() {
        PluginJar.of("stats").manifest(DEPENDENCIES, "docker@>=1.2.0 & <2.0.0").in(plugins, "stats.jar");
        PluginJar.of("network").manifest(DEPENDENCIES, "docker").in(plugins, "network.jar");

        assertThat(refusals("healthy"))
                .containsExactly(
                        "%s does not run: it needs plugin 'docker', which is not in %s; put it there"
                                .formatted(file("network.jar"), plugins),
                        ("%s does not run: it needs plugin 'docker', which is not in %s;"
                                        + " put it there, version >=1.2.0 & <2.0.0")
                                .formatted(file("stats.jar"), plugins));
    }

    @Test
    void aWrongVersionOfADependencyIsNamedAndTheDependencyRuns() {
        PluginJar.of("stats").manifest(DEPENDENCIES, "docker@>=1.2.0 & <2.0.0").in(plugins, "stats.jar");
        PluginJar.of("docker").in(plugins, "docker.jar");

        assertThat(refusals("docker", "healthy"))
                .containsExactly(("%s does not run: it needs plugin 'docker' >=1.2.0 & <2.0.0 and %s is 1.0.0;"
                                + " get versions of the two that fit")
                        .formatted(file("stats.jar"), file("docker.jar")));
    }

    @Test
    void aRefusedDependencyIsNamedAllTheWay() {
        PluginJar.of("docker").manifest("Plugin-Requires", ">=0.2.0").in(plugins, "docker.jar");
        PluginJar.of("stats").manifest(DEPENDENCIES, "docker").in(plugins, "stats.jar");
        PluginJar.of("top").manifest(DEPENDENCIES, "stats").in(plugins, "top.jar");

        assertThat(refusals("healthy"))
                .containsExactly(
                        file("docker.jar") + " does not run: it was built for the plugin API 0.2 and this is 0.1;"
                                + " get the build for 0.1",
                        "%s does not run: it needs plugin 'docker', which does not run itself; put %s right first"
                                .formatted(file("stats.jar"), file("docker.jar")),
                        "%s does not run: it needs plugin 'stats', which does not run itself; put %s right first"
                                .formatted(file("top.jar"), file("stats.jar")));
    }

    @Test
    void aDependencyWhoseDoorFailsTakesItsDependentsWithIt() {
        PluginJar.of("docker")
                .doorThatOffers("none()", "static String none() { throw new Error(); }")
                .in(plugins, "docker.jar");
        PluginJar.of("stats").manifest(DEPENDENCIES, "docker").in(plugins, "stats.jar");

        assertThat(refusals("healthy")).hasSize(2).last().asString().contains("it needs plugin 'docker'");
    }

    @Test
    void aDependencyThatLosesItsTypeTakesItsDependentsWithIt() {
        PluginJar.of("cpu").in(plugins, "cpu.jar");
        PluginJar.of("docker").doorThatOffers("\"cpu\"", "").in(plugins, "docker.jar");
        PluginJar.of("stats").manifest(DEPENDENCIES, "docker").in(plugins, "stats.jar");
        PluginJar.of("local").manifest(DEPENDENCIES, "docker?").in(plugins, "local.jar");

        assertThat(refusals("cpu", "healthy", "local")).hasSize(2);
    }

    @Test
    void aCircleIsNamedAndItsDependentsAreToo() {
        PluginJar.of("hen").manifest(DEPENDENCIES, "egg").in(plugins, "hen.jar");
        PluginJar.of("egg").manifest(DEPENDENCIES, "hen").in(plugins, "egg.jar");
        PluginJar.of("cake").manifest(DEPENDENCIES, "egg").in(plugins, "cake.jar");

        String remedy = "delete one of them, or get versions that do not need each other";
        assertThat(refusals("healthy"))
                .containsExactly(
                        "%s does not run: it needs plugin 'egg', which does not run itself; put %s right first"
                                .formatted(file("cake.jar"), file("egg.jar")),
                        "%s does not run: it needs itself: egg needs hen needs egg; %s"
                                .formatted(file("egg.jar"), remedy),
                        "%s does not run: it needs itself: hen needs egg needs hen; %s"
                                .formatted(file("hen.jar"), remedy));
    }

    @Test
    void withoutAnOptionalDependencyOrWithAWrongVersionOfItAPluginRuns() {
        PluginJar.of("local")
                .manifest(DEPENDENCIES, "docker?@>=0.1.0, healthy?@>=2.0.0")
                .in(plugins, "local.jar");

        try (Plugins loaded = load()) {
            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.offer(Role.SOURCE, "local"))
                    .hasValueSatisfying(
                            offer -> assertThat(offer.plugin().requires()).isEmpty());
        }
    }

    /** Loads all; exactly these run. */
    private List<String> refusals(String... running) {
        try (Plugins loaded = load()) {
            assertThat(loaded.loaded()).extracting(LoadedPlugin::id).containsExactlyInAnyOrder(running);
            return loaded.refusals().stream().map(Refusal::toString).toList();
        }
    }

    private Path file(String name) {
        return plugins.resolve(name);
    }

    private Plugins load() {
        return Plugins.load(plugins, "0.1.0");
    }
}
