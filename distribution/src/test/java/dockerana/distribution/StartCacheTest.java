package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The start cache: made, used, and left alone when it does not fit any more. */
@Isolated // making one takes a processor for some seconds
class StartCacheTest {
    private static final String FIRST = "first samples of every source delivered";
    /** It has what no other process wants of the processors. */
    private static final Duration TO_MAKE = Duration.ofMinutes(5);

    private static final String NOBODY = "65534";

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        installation = Installation.in(temporary).configured("""
                        dockerana {
                          host = test
                          interval = 1s
                          sources { host { type = host } }
                          sinks { console { type = console, format = lines } }
                        }
                        """);
    }

    @AfterEach
    void makeItDeletable() throws InterruptedException {
        Command.run("chmod", "-R", "u+w", temporary.toString()).succeeded();
    }

    @Test
    void theInstallationHoldsItAndALaterStartUsesIt() throws Exception {
        assertThat(startOf(command(Map.of()))).contains("with no start cache yet");

        Command made = Command.run(command(Map.of(), "cache")).succeeded();
        assertThat(made.lines()).singleElement().asString().startsWith("start cache " + installation.file("cache"));
        assertThat(startOf(command(Map.of()))).contains("with start cache " + installation.file("cache"));

        // for another command line of the JVM there is another
        assertThat(startOf(command(Map.of("JAVA_OPTS", "-Xmx40m")))).contains("with no start cache yet");
        assertThat(startOf(command(Map.of("DOCKERANA_CACHE", "off")))).endsWith("with no start cache");

        Command.run(command(Map.of("JAVA_OPTS", "-Xmx40m"), "cache")).succeeded();
        assertThat(installation.list("cache")).as("the old one goes").hasSize(1);
    }

    /** With the same time: all files of a build that can be repeated have that. */
    @Test
    void aJarThatWasChangedNeverRunsItsOldClasses() throws Exception {
        Command.run(command(Map.of(), "cache")).succeeded();
        assertThat(startOf(command(Map.of()))).contains("with start cache");

        change("lib", "dockerana-runtime-", "first samples", "other samples");

        try (AgentProcess agent = AgentProcess.start(command(Map.of()))) {
            agent.awaitLine("other samples of every source delivered");
            assertThat(agent.lines("with no start cache yet")).hasSize(1);
        }
    }

    @Test
    void norDoesThatOfAPlugin() throws Exception {
        Command.run(command(Map.of(), "cache")).succeeded();
        change("plugins", "dockerana-plugin-host-", "cpu.cores", "cpu.other");

        try (AgentProcess agent = AgentProcess.start(command(Map.of()))) {
            agent.awaitLine(".cpu.other");
            assertThat(agent.lines(".cpu.cores")).isEmpty();
        }
    }

    /** All of them: what a JVM makes of lambdas while it runs takes as long as all classes together. */
    @Test
    void theClassesAndLambdasOfAPluginComeFromIt() throws Exception {
        Path classes = temporary.resolve("classes");
        Map<String, String> noted = Map.of("JAVA_OPTS", "-Xlog:class+load:file=%s:none:filecount=0".formatted(classes));
        Command.run(command(noted, "cache")).succeeded();
        assertThat(startOf(command(noted))).contains("with start cache");

        List<String> ofThePlugin = Files.readAllLines(classes).stream()
                .filter(line -> line.startsWith("dockerana.plugin.host."))
                .toList();
        assertThat(ofThePlugin)
                .anyMatch(line -> line.startsWith("dockerana.plugin.host.HostSource "))
                .anyMatch(line -> line.contains("$$Lambda"))
                .allMatch(line -> line.contains("source: shared objects file"));
    }

    @Test
    void aRunMakesItWhenItHasSettled() throws Exception {
        Map<String, String> soon = Map.of("JAVA_OPTS", "-Ddockerana.cache.after=1");
        try (AgentProcess agent = AgentProcess.start(command(soon))) {
            String made = " INFO start cache " + installation.file("cache");
            Eventually.is(made, TO_MAKE, () -> agent.lines(made).findAny().isPresent());
        }
        assertThat(startOf(command(soon))).contains("with start cache " + installation.file("cache"));
    }

    @Test
    void besideAReadOnlyInstallationItIsInTheDataFolderAndNobodyElsesIsUsed() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data of its own"));
        Command.run("chown", NOBODY, data.toString()).succeeded();
        Command.run("chmod", "-R", "a-w", installation.home().toString()).succeeded();

        Command made = Command.run(asNobody("cache", "--data", data.toString())).succeeded();

        assertThat(made.lines()).singleElement().asString().startsWith("start cache " + data.resolve("cache"));
        assertThat(startOf(asNobody("--data", data.toString()))).contains("with start cache " + data.resolve("cache"));
        Command.run("chown", "-R", "0:0", data.resolve("cache").toString()).succeeded();
        assertThat(startOf(asNobody("--data", data.toString()))).contains("with no start cache yet");
    }

    @Test
    void whereItCannotBeWrittenTheAgentDoesWithoutAndSaysWhy() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data"));
        Files.createFile(installation.file("cache"));
        Files.createDirectories(data);
        Files.createFile(data.resolve("cache"));

        ProcessBuilder run = command(Map.of("JAVA_OPTS", "-Ddockerana.cache.after=1"), "--data", data.toString());
        try (AgentProcess agent = AgentProcess.start(run)) {
            agent.awaitLine(FIRST);
            agent.awaitLine("File exists");
            assertThat(agent.isAlive()).isTrue();
        }
    }

    private void change(String folder, String jar, String before, String after) throws IOException {
        Path changed = installation.list(folder).stream()
                .filter(name -> name.startsWith(jar))
                .map(installation.file(folder)::resolve)
                .findFirst()
                .orElseThrow();
        FileTime time = Files.getLastModifiedTime(changed);
        OtherWords.in(changed, before, after);
        Files.setLastModifiedTime(changed, time);
    }

    /** What a start says of it, in the line about its first samples. */
    private static String startOf(ProcessBuilder run) throws InterruptedException {
        try (AgentProcess agent = AgentProcess.start(run)) {
            agent.awaitLine(FIRST);
            return agent.lines(FIRST).findFirst().orElseThrow();
        }
    }

    private ProcessBuilder asNobody(String... arguments) {
        ProcessBuilder builder = command(Map.of(), arguments);
        builder.command().addAll(0, List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        return builder;
    }

    private ProcessBuilder command(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(installation.launcher()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(Path.of("/").toFile());
        builder.environment().put("DOCKERANA_CACHE", "on");
        builder.environment().putAll(environment);
        return builder;
    }
}
