package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a Java that only prints how it was called. */
class LauncherTest {
    private static final String MAIN = "dockerana.runtime.cli.Main";

    @TempDir
    Path temporary;

    private Installation installation;
    private Path java;

    @BeforeEach
    void install() throws Exception {
        installation = Installation.in(Files.createDirectory(temporary.resolve("with a space")));
        java = FakeJava.in(temporary.resolve("jdk 25"), "25.0.3");
    }

    @Test
    void itRunsFromAnyDirectoryAndAPathWithSpaces() throws Exception {
        assertThat(start(Map.of("JAVA_HOME", java.toString())).lines())
                .startsWith("java 25.0.3")
                .contains("-Ddockerana.home=" + installation.home(), classPath())
                .endsWith(MAIN);
    }

    @Test
    void pluginsOfOthersAreNotOnTheClassPath() throws Exception {
        String shipped = classPath();
        Files.createFile(installation.file("plugins/mine.jar"));
        Files.createFile(installation.file("plugins/dockerana-plugin-host-99.0.0.jar"));

        assertThat(start(Map.of("JAVA_HOME", java.toString())).lines()).contains(shipped);
    }

    @Test
    void itFindsItsFilesThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("first"), Path.of(installation.launcher()));
        Path relative = Files.createSymbolicLink(temporary.resolve("second"), link.getFileName());

        assertThat(start(Map.of("JAVA_HOME", java.toString()), relative.toString())
                        .lines())
                .contains("-Ddockerana.home=" + installation.home());
    }

    @Test
    void argumentsReachTheAgentAsTheyAre() throws Exception {
        assertThat(start(Map.of("JAVA_HOME", java.toString()), installation.launcher(), "check", "a b", "*", "")
                        .lines())
                .endsWith(MAIN, "check", "a b", "*", "");
    }

    @Test
    void javaOptsComeAfterTheFlagsShipped() throws Exception {
        List<String> called = start(Map.of("JAVA_HOME", java.toString(), "JAVA_OPTS", "-Xmx99m -Dx=/*"))
                .lines();

        assertThat(called).containsSubsequence("-Xmx32m", "-Xmx99m", "-Dx=/*", MAIN);
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        Path old = FakeJava.in(temporary.resolve("jdk 17"), "17.0.15");
        String path = java.resolve("bin") + ":" + System.getenv("PATH");

        assertThat(start(Map.of("JAVA_HOME", old.toString(), "PATH", path)).lines())
                .startsWith("java 25.0.3");
    }

    @Test
    void aJavaInItsOwnArchiveGoesBeforeAllOthers() throws Exception {
        FakeJava.in(installation.file("jre"), "25.0.9");

        assertThat(start(Map.of("JAVA_HOME", java.toString())).lines()).startsWith("java 25.0.9");
    }

    @Test
    void aNewerJavaWillDo() throws Exception {
        Path newer = FakeJava.in(temporary.resolve("jdk 26"), "26-ea");

        assertThat(start(Map.of("JAVA_HOME", newer.toString())).lines()).startsWith("java 26-ea");
    }

    @Test
    void withoutAJavaOneLineSaysWhatIsNeeded() throws Exception {
        withoutTheJavasOfThisMachine();
        Path old = FakeJava.in(temporary.resolve("old"), "1.8.0_452");
        Path path = Files.createDirectory(temporary.resolve("path"));
        Files.createSymbolicLink(path.resolve("readlink"), Path.of("/usr/bin/readlink"));

        assertThat(start(Map.of("JAVA_HOME", old.toString(), "PATH", path.toString())))
                .isEqualTo(new Command(
                        69,
                        "dockerana needs Java 25 or newer; found 1.8.0_452 in %s. Install one, or set JAVA_HOME to it.\n"
                                .formatted(old)));
    }

    /** Sorted, on every file system. */
    private String classPath() {
        return Stream.of("lib", "plugins")
                .flatMap(folder -> installation.list(folder).stream().map(jar -> folder + "/" + jar))
                .map(jar -> installation.file(jar).toString())
                .collect(Collectors.joining(":"));
    }

    private void withoutTheJavasOfThisMachine() throws IOException {
        Path launcher = Path.of(installation.launcher());
        Files.writeString(launcher, Files.readString(launcher).replace("/usr/lib/jvm/", temporary + "/nowhere/"));
    }

    private Command start(Map<String, String> environment) throws InterruptedException {
        return start(environment, installation.launcher());
    }

    private Command start(Map<String, String> environment, String... words) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words))).directory(temporary.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS"));
        builder.environment().putAll(environment);
        return Command.run(builder);
    }
}
