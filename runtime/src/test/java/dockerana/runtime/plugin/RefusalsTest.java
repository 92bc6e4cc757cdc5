package dockerana.runtime.plugin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which the files of a plugin may be unfit. */
class RefusalsTest {
    @TempDir
    Path plugins;

    private Neighbourhood folder;

    @BeforeEach
    void healthyNeighbours() {
        folder = new Neighbourhood(plugins);
    }

    @Test
    void aTruncatedJarStillTellsWhoItWas() throws IOException {
        byte[] jar = PluginJar.of("broken").bytes();
        Files.write(folder.file("broken.jar"), Arrays.copyOf(jar, jar.length - 100));

        Refusal refusal = folder.refusal("broken.jar");
        assertThat(refusal)
                .hasToString(
                        folder.file("broken.jar") + " does not run: it is not a whole jar (zip END header not found);"
                                + " copy or download it again");
        assertThat(refusal.id()).contains("broken");
        assertThat(refusal.types()).isEqualTo(Set.of("broken"));
    }

    @ParameterizedTest
    @CsvSource({"'',zip file is empty", "this is no zip at all,zip END header not found"})
    void aFileThatIsNoJarIsNamed(String content, String reason) throws IOException {
        Files.writeString(folder.file("broken.jar"), content);

        Refusal refusal = folder.refusal("broken.jar");
        assertThat(refusal)
                .hasToString(folder.file("broken.jar") + " does not run: it is not a whole jar (" + reason
                        + "); copy or download it again");
        assertThat(refusal.id()).isEmpty();
        assertThat(refusal.types()).isEmpty();
    }

    @Test
    void aFlippedByteIsFoundBeforeItsClassIsNeeded() throws IOException {
        byte[] jar = PluginJar.of("broken").entry("data", "0123456789").bytes();
        int content = new String(jar, ISO_8859_1).indexOf("0123456789");
        jar[content + 3] ^= 0x10;
        Files.write(folder.file("broken.jar"), jar);

        Refusal refusal = folder.refusal("broken.jar");
        assertThat(refusal)
                .hasToString(
                        folder.file("broken.jar") + " does not run: it is not a whole jar (wrong checksum of data);"
                                + " copy or download it again");
        assertThat(refusal.id()).contains("broken");
        assertThat(refusal.types()).containsExactly("broken");
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

        assertThat(folder.refusal("bad.jar")).hasToString(folder.file("bad.jar") + " does not run: " + message);
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

        assertThat(folder.refusal("bad.jar"))
                .hasToString("%s does not run: %s; ask its maker for a build that has it right"
                        .formatted(folder.file("bad.jar"), reason));
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
        Files.delete(folder.file("alpha.jar"));
        Files.delete(folder.file("zulu.jar"));
        PluginJar.of("bad").manifest("Plugin-Requires", requires).in(plugins, "bad.jar");

        try (Plugins loaded = Plugins.load(plugins, api)) {
            assertThat(loaded.refusals())
                    .singleElement()
                    .hasToString(folder.file("bad.jar") + " does not run: " + message);
            assertThat(loaded.loaded()).isEmpty();
        }
    }

    @Test
    void aClassForAJavaToComeIsNamed() {
        int running = Runtime.version().feature();
        PluginJar.of("bad")
                .compiledForJava(running + 1, "sample/bad/Door$Config.class")
                .in(plugins, "bad.jar");

        assertThat(folder.refusal("bad.jar"))
                .hasToString(("%s does not run: it needs Java %d (sample/bad/Door$Config.class) and this is Java %d;"
                                + " get the build for Java %d, or run Dockerana on Java %d")
                        .formatted(folder.file("bad.jar"), running + 1, running, running, running + 1));
    }

    @Test
    void aLinkToNothingIsNamed() throws IOException {
        Files.createSymbolicLink(folder.file("gone.jar"), plugins.resolve("elsewhere"));

        assertThat(folder.refusal("gone.jar"))
                .hasToString(folder.file("gone.jar") + " does not run: it is a link to nothing;"
                        + " delete it, or put back what it leads to");
    }

    /** Root may read any folder, and then sees that there is no plugin in it. */
    @Test
    void aFolderThatCannotBeReadKeepsNothingElseFromRunning() throws IOException {
        Path closed = Files.createDirectory(folder.file("closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        List<Path> refused = Files.isReadable(closed) ? List.of() : List.of(closed);
        try (Plugins loaded = Plugins.load(plugins, "0.1.0")) {
            assertThat(loaded.refusals()).extracting(Refusal::file).isEqualTo(refused);
            assertThat(loaded.loaded()).extracting(LoadedPlugin::id).containsExactly("alpha", "zulu");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aZipIsNoPlugin() {
        PluginJar.of("zipped").in(plugins, "zipped.zip");

        assertThat(folder.refusal("zipped.zip"))
                .hasToString(folder.file("zipped.zip") + " does not run: it is a zip, and a plugin is a jar;"
                        + " put the jar that is in it here");
    }

    @Test
    void aBrokenLibraryInAFolderIsNamed() throws IOException {
        PluginJar.of("folder").in(folder.file("folder"), "folder.jar");
        Files.writeString(folder.file("folder").resolve("guava.jar"), "no jar");

        Refusal refusal = folder.refusal("folder");
        assertThat(refusal)
                .hasToString(folder.file("folder") + " does not run: its guava.jar is not a whole jar"
                        + " (zip END header not found); copy or download it again");
        assertThat(refusal.types()).containsExactly("folder");
    }

    @Test
    void aFolderIsOnePlugin() {
        PluginJar.of("one").in(folder.file("folder"), "one.jar");
        PluginJar.of("two").in(folder.file("folder"), "two.jar");

        assertThat(folder.refusal("folder"))
                .hasToString(folder.file("folder") + " does not run: one.jar and two.jar in it are two plugins;"
                        + " give each a folder of its own");
    }

    @Test
    void aFolderOfLibrariesIsNoPlugin() {
        PluginJar.library().entry("text", "hello").in(folder.file("lib"), "library.jar");

        assertThat(folder.refusal("lib"))
                .hasToString(folder.file("lib")
                        + " does not run: no jar in it has a Plugin-Id; move it away if it is no plugin");
    }
}
