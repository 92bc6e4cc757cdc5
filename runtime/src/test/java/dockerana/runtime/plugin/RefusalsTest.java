package dockerana.runtime.plugin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to be unfit, beside two healthy plugins of which one is read before and one after. */
class RefusalsTest {
    @TempDir
    static Path healthy;

    @TempDir
    Path elsewhere;

    @TempDir
    Path plugins;

    private List<Refusal> refusals = List.of();

    @BeforeAll
    static void compile() {
        PluginJar.of("alpha").in(healthy, "alpha.jar");
        PluginJar.of("zulu").in(healthy, "zulu.jar");
    }

    @BeforeEach
    void healthyNeighbours() throws IOException {
        Files.copy(healthy.resolve("alpha.jar"), plugins.resolve("alpha.jar"));
        Files.copy(healthy.resolve("zulu.jar"), plugins.resolve("zulu.jar"));
    }

    @AfterEach
    void nothingButTheUnfitOneIsMissing() {
        assertThat(refusals).hasSize(1);
    }

    @Test
    void aTruncatedJarStillTellsWhoItWas() throws IOException {
        byte[] jar = PluginJar.of("broken").bytes();
        Files.write(plugins.resolve("broken.jar"), Arrays.copyOf(jar, jar.length - 100));

        assertThat(refusal("broken.jar"))
                .hasToString(file("broken.jar") + " does not run: it is not a whole jar (zip END header not found);"
                        + " copy or download it again");
        assertThat(refusals.getFirst().id()).contains("broken");
        assertThat(refusals.getFirst().types()).isEqualTo(Set.of("broken"));
    }

    @ParameterizedTest
    @CsvSource({"'',zip file is empty", "this is no zip at all,zip END header not found"})
    void aFileThatIsNoJarIsNamed(String content, String reason) throws IOException {
        Files.writeString(plugins.resolve("broken.jar"), content);

        assertThat(refusal("broken.jar"))
                .hasToString(file("broken.jar") + " does not run: it is not a whole jar (" + reason
                        + "); copy or download it again");
        assertThat(refusals.getFirst().id()).isEmpty();
        assertThat(refusals.getFirst().types()).isEmpty();
    }

    @Test
    void aFlippedByteIsFoundBeforeItsClassIsNeeded() throws IOException {
        byte[] jar = PluginJar.of("broken").entry("data", "0123456789").bytes();
        int content = new String(jar, ISO_8859_1).indexOf("0123456789");
        jar[content + 3] ^= 0x10;
        Files.write(plugins.resolve("broken.jar"), jar);

        assertThat(refusal("broken.jar"))
                .hasToString(file("broken.jar") + " does not run: it is not a whole jar (wrong checksum of data);"
                        + " copy or download it again");
        assertThat(refusals.getFirst().id()).contains("broken");
        assertThat(refusals.getFirst().types()).containsExactly("broken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Plugin-Id       | its manifest has no Plugin-Id; delete it if it is no plugin, else ask its maker for a build that has one
            Plugin-Version  | its manifest has no Plugin-Version; ask its maker for a build that has it right
            Plugin-Requires | its manifest has no Plugin-Requires, so nobody knows which plugin API it was built for;\
             ask its maker for a build that has it right
            """)
    void aMissingManifestEntryIsNamed(String attribute, String message) {
        PluginJar.of("bad").withoutManifest(attribute).in(plugins, "bad.jar");

        assertThat(refusal("bad.jar")).hasToString(file("bad.jar") + " does not run: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Plugin-Id           | a@b          | its Plugin-Id 'a@b' is not made of letters, digits, - _ and .
            Plugin-Version      | 1.2          | its Plugin-Version '1.2' is not of the form x.y.z
            Plugin-Version      | one          | its Plugin-Version 'one' is not of the form x.y.z
            Plugin-Requires     | about 0.1    | its Plugin-Requires 'about 0.1' is no range like '>=0.1.0 & <0.2.0'
            Plugin-Requires     | *            | its Plugin-Requires '*' does not say from which plugin API on
            Plugin-Requires     | <0.2.0       | its Plugin-Requires '<0.2.0' does not say from which plugin API on
            Plugin-Dependencies | docker@>=1   | its Plugin-Dependencies are wrong: '1' is not of the form x.y.z
            Plugin-Exports      | a,b,c,d,e,f  | its Plugin-Exports names 6 classes, and 5 are the most
            Plugin-Exports      | sample.Other | its Plugin-Exports names sample.Other, which is not in it
            """)
    void aWrongManifestEntryIsNamed(String attribute, String value, String reason) {
        PluginJar.of("bad").manifest(attribute, value).in(plugins, "bad.jar");

        assertThat(refusal("bad.jar"))
                .hasToString("%s does not run: %s; ask its maker for a build that has it right"
                        .formatted(file("bad.jar"), reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >=0.2.0 & <0.3.0 | 0.1.0-SNAPSHOT | it was built for the plugin API 0.2 and this is 0.1; get the build for 0.1
            >=0.1.0          | 0.2.0          | it was built for the plugin API 0.1 and this is 0.2; get the build for 0.2
            0.1.0            | 1.0.0          | it was built for the plugin API 0.1 and this is 1.0; get the build for 1.0
            >=1.0.0          | 2.1.0          | it was built for the plugin API 1.0 and this is 2.1; get the build for 2.1
            >=0.1.2 & <0.2.0 | 0.1.1          | it needs the plugin API >=0.1.2 & <0.2.0 and this is 0.1.1;\
             update Dockerana, or get an older version of it
            >=1.0.0 & <1.3.0 | 1.4.0          | it needs the plugin API >=1.0.0 & <1.3.0 and this is 1.4.0;\
             get a newer version of it
            """)
    void anotherApiVersionIsNamedBesideOurs(String requires, String api, String message) throws IOException {
        Files.delete(plugins.resolve("alpha.jar"));
        Files.delete(plugins.resolve("zulu.jar"));
        PluginJar.of("bad").manifest("Plugin-Requires", requires).in(plugins, "bad.jar");

        try (Plugins loaded = Plugins.load(plugins, api)) {
            refusals = loaded.refusals();
            assertThat(refusals).singleElement().hasToString(file("bad.jar") + " does not run: " + message);
            assertThat(loaded.loaded()).isEmpty();
        }
    }

    @Test
    void aClassForAJavaToComeIsNamed() {
        int running = Runtime.version().feature();
        PluginJar.of("bad")
                .compiledForJava(running + 1, "sample/bad/Door$Config.class")
                .in(plugins, "bad.jar");

        assertThat(refusal("bad.jar"))
                .hasToString(("%s does not run: it needs Java %d (sample/bad/Door$Config.class) and this is Java %d;"
                                + " get the build for Java %d, or run Dockerana on Java %d")
                        .formatted(file("bad.jar"), running + 1, running, running, running + 1));
    }

    @Test
    void aLowerVersionOfAPluginIsToBeDeleted() {
        PluginJar.of("twice").manifest("Plugin-Version", "1.10.0").in(plugins, "twice-1.10.0.jar");
        PluginJar.of("twice").manifest("Plugin-Version", "1.9.0").in(plugins, "twice-1.9.0.jar");

        assertThat(refusal("twice-1.9.0.jar", "twice"))
                .hasToString("%s does not run: it is plugin 'twice' 1.9.0 and %s is the newer 1.10.0; delete it"
                        .formatted(file("twice-1.9.0.jar"), file("twice-1.10.0.jar")));
    }

    @Test
    void ofEqualVersionsTheFirstFileRuns() {
        PluginJar.of("twice").in(plugins, "twice-copy.jar");
        PluginJar.of("twice").in(plugins, "twice.jar");

        assertThat(refusal("twice.jar", "twice"))
                .hasToString("%s does not run: %s is plugin 'twice' 1.0.0, too; delete it"
                        .formatted(file("twice.jar"), file("twice-copy.jar")));
    }

    @Test
    void aHigherVersionThatIsUnfitDoesNotStandInTheWay() {
        PluginJar.of("twice").in(plugins, "twice-1.jar");
        PluginJar.of("twice")
                .manifest("Plugin-Version", "2.0.0")
                .manifest("Plugin-Requires", ">=0.2.0")
                .in(plugins, "twice-2.jar");

        assertThat(refusal("twice-2.jar", "twice").reason())
                .isEqualTo("it was built for the plugin API 0.2 and this is 0.1");
    }

    @Test
    void ofTwoThatOfferOneTypeTheOneWithTheFirstIdKeepsIt() {
        PluginJar.of("beta").doorThatOffers("\"cpu\"", "").in(plugins, "2.jar");
        PluginJar.of("gamma").doorThatOffers("\"cpu\"", "").in(plugins, "1.jar");

        assertThat(refusal("1.jar", "beta"))
                .hasToString(("%s does not run: it (plugin 'gamma') offers source 'cpu'"
                                + " and so does %s (plugin 'beta'); delete one of the two")
                        .formatted(file("1.jar"), file("2.jar")));
    }

    @Test
    void anErrorInAStaticInitialiserStopsNobodyElse() {
        PluginJar.of("bad")
                .doorThatOffers(
                        "\"bad\"", "static { fail(); } static void fail() { throw new Error(\"out of luck\"); }")
                .in(plugins, "bad.jar");

        assertThat(refusal("bad.jar"))
                .hasToString(file("bad.jar") + " does not run: its door failed: java.lang.Error: out of luck;"
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

        assertThat(refusal("bad.jar").reason()).isEqualTo("its door failed: " + cause);
    }

    @Test
    void aTypeThatIsNoNameIsNamed() {
        PluginJar.of("bad").doorThatOffers("\"Not A Type\"", "").in(plugins, "bad.jar");

        assertThat(refusal("bad.jar").reason())
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

        assertThat(refusal("bad.jar").reason()).isEqualTo("it offers source 'bad' twice");
    }

    @Test
    void aPluginWithoutADoorIsNamed() {
        PluginJar.of("bad").without(PluginJar.DOOR).in(plugins, "bad.jar");

        assertThat(refusal("bad.jar"))
                .hasToString(file("bad.jar") + " does not run: it has no door (META-INF/services/dockerana.api.Plugin);"
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

        assertThat(refusal("bad.jar").reason())
                .isEqualTo(
                        door.isEmpty()
                                ? "its door names no class of its own"
                                : "its door failed: java.util.ServiceConfigurationError: " + problem);
    }

    @Test
    void aZipIsNoPlugin() {
        PluginJar.of("zipped").in(plugins, "zipped.zip");

        assertThat(refusal("zipped.zip"))
                .hasToString(file("zipped.zip") + " does not run: it is a zip, and a plugin is a jar;"
                        + " put the jar that is in it here");
    }

    @Test
    void aBrokenLibraryInAFolderIsNamed() throws IOException {
        PluginJar.of("folder").in(plugins.resolve("folder"), "folder.jar");
        Files.writeString(plugins.resolve("folder").resolve("guava.jar"), "no jar");

        assertThat(refusal("folder"))
                .hasToString(file("folder") + " does not run: its guava.jar is not a whole jar"
                        + " (zip END header not found); copy or download it again");
        assertThat(refusals.getFirst().types()).containsExactly("folder");
    }

    @Test
    void aFolderIsOnePlugin() {
        PluginJar.of("one").in(plugins.resolve("folder"), "one.jar");
        PluginJar.of("two").in(plugins.resolve("folder"), "two.jar");

        assertThat(refusal("folder"))
                .hasToString(file("folder") + " does not run: one.jar and two.jar in it are two plugins;"
                        + " give each a folder of its own");
    }

    @Test
    void aFolderOfLibrariesIsNoPlugin() {
        PluginJar.library().entry("text", "hello").in(plugins.resolve("lib"), "library.jar");

        assertThat(refusal("lib"))
                .hasToString(
                        file("lib") + " does not run: no jar in it has a Plugin-Id; move it away if it is no plugin");
    }

    private Refusal refusal(String name) {
        return refusal(name, "alpha");
    }

    /** Loads all; the healthy ones, and one more that should, run. */
    private Refusal refusal(String name, String alsoRuns) {
        try (Plugins loaded = Plugins.load(plugins, "0.1.0")) {
            refusals = loaded.refusals();
            assertThat(loaded.loaded()).extracting(LoadedPlugin::id).contains("alpha", "zulu", alsoRuns);
            assertThat(loaded.loaded()).extracting(LoadedPlugin::file).doesNotContain(file(name));
            Optional<Refusal> refusal = refusals.stream()
                    .filter(candidate -> candidate.file().equals(file(name)))
                    .findFirst();
            assertThat(refusal).isPresent();
            return refusal.orElseThrow();
        }
    }

    private Path file(String name) {
        return plugins.resolve(name);
    }
}
