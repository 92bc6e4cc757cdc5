package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doors that do not open. */
class DoorTest {
    @TempDir
    Path elsewhere;

    @TempDir
    Path plugins;

    private Neighbourhood folder;

    @BeforeEach
    void healthyNeighbours() {
        folder = new Neighbourhood(plugins);
    }

    @Test
    void anErrorInAStaticInitialiserStopsNobodyElse() {
        PluginJar.of("bad")
                .doorThatOffers(
                        "\"bad\"", "static { fail(); } static void fail() { throw new Error(\"out of luck\"); }")
                .in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar"))
                .hasToString(folder.file("bad.jar") + " does not run: its door failed: java.lang.Error: out of luck;"
                        + " report it to its maker, and run another version of it until then");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            throw new OutOfMemoryError("no more")                 | java.lang.OutOfMemoryError: no more
            throw new IllegalStateException("not now")            | java.lang.IllegalStateException: not now
            throw new NoClassDefFoundError("com/example/Library") | java.lang.NoClassDefFoundError: com/example/Library
            """)
    void whateverItsDoorThrowsStopsNobodyElse(String statement, String cause) {
        PluginJar.of("bad")
                .doorThatOffers("type()", "static String type() { %s; }".formatted(statement))
                .in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar").reason()).isEqualTo("its door failed: " + cause);
    }

    @Test
    void aTypeThatIsNoNameIsNamed() {
        PluginJar.of("bad").doorThatOffers("\"Not A Type\"", "").in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar").reason())
                .isEqualTo("its door failed: java.lang.IllegalArgumentException:"
                        + " type 'Not A Type' is not made of lower-case words joined by hyphens");
    }

    @Test
    void aTypeThatIsOfferedTwiceIsNamed() {
        PluginJar.of("bad")
                .entry(PluginJar.DOOR, "sample.bad.Door\nsample.bad.SecondDoor")
                .source("SecondDoor", """
                        public class SecondDoor implements dockerana.api.Plugin {
                            @Override
                            public java.util.List<dockerana.api.Component> components() {
                                return new Door().components();
                            }
                        }
                        """, PluginJar.of("bad").in(elsewhere, "bad.jar"))
                .in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar").reason()).isEqualTo("it offers source 'bad' twice");
    }

    @Test
    void aPluginWithoutADoorIsNamed() {
        PluginJar.of("bad").without(PluginJar.DOOR).in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar"))
                .hasToString(folder.file("bad.jar")
                        + " does not run: it has no door (META-INF/services/dockerana.api.Plugin);"
                        + " ask its maker for a build that names its Plugin class there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sample.bad.Nowhere     | dockerana.api.Plugin: Provider sample.bad.Nowhere not found
            sample.bad.Door$Config | dockerana.api.Plugin: sample.bad.Door$Config not a subtype
            ''                     | NOTHING
            """)
    void aDoorThatLeadsNowhereIsNamed(String door, String problem) {
        PluginJar.of("bad").entry(PluginJar.DOOR, door).in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar").reason())
                .isEqualTo(
                        door.isEmpty()
                                ? "its door names no class of its own"
                                : "its door failed: java.util.ServiceConfigurationError: " + problem);
    }
}
