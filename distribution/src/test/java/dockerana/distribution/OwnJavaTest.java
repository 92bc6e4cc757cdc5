package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with a Java of its own, on a machine that has none. */
class OwnJavaTest {
    private static final long MIB = 1 << 20;

    /** What libraries ask for and do without: desktop beans, SQL types, compilers, Kerberos. Nothing of them is called here. */
    private static final Set<String> DONE_WITHOUT =
            Set.of("java.compiler", "java.desktop", "java.security.jgss", "java.sql", "java.xml");

    @TempDir
    static Path temporary;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws InterruptedException {
        installation = Installation.withJavaIn(temporary);
    }

    @Test
    void itHoldsTheSameAsTheOtherAndAJava() throws Exception {
        Installation fresh = Installation.withJavaIn(Files.createDirectory(temporary.resolve("fresh")));
        Installation other = Installation.in(Files.createDirectory(temporary.resolve("other")));
        assertThat(Command.run(
                                "diff",
                                "-r",
                                other.home().toString(),
                                fresh.home().toString())
                        .lines())
                .containsExactly("Only in " + fresh.home() + ": jre");
        assertThat(fresh.file("jre/legal/java.base/LICENSE")).exists();
    }

    @Test
    void unpackedItTakesAboutSixtyMegabytes() throws Exception {
        try (Stream<Path> files = Files.walk(installation.home())) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(OwnJavaTest::size)
                            .sum())
                    .isLessThan(68 * MIB);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itStartsWhereThereIsNoJava() throws Exception {
        installation.configured("""
                dockerana {
                  host = test
                  interval = 1s
                  sources { host { type = host } }
                  sinks { console { type = console, format = lines } }
                }
                """);
        try (AgentProcess agent = AgentProcess.start(withoutJava(List.of()))) {
            agent.awaitLine("memory.total_bytes");
            agent.awaitLine("first samples of every source delivered");

            assertThat(Files.readSymbolicLink(Path.of("/proc", Long.toString(agent.pid()), "exe")))
                    .isEqualTo(installation.file("jre/bin/java").toRealPath());
        }
    }

    @Test
    void itsJavaHasTheModulesThatTheJarsAskFor() throws Exception {
        Set<String> there = new TreeSet<>(DONE_WITHOUT);
        Command.run(installation.file("jre/bin/java").toString(), "--list-modules")
                .succeeded()
                .lines()
                .forEach(module -> there.add(module.substring(0, module.indexOf('@'))));
        for (String folder : List.of("lib", "plugins")) {
            for (String jar : installation.list(folder)) {
                assertThat(there).as(jar).containsAll(modules(installation.file(folder + "/" + jar)));
            }
        }
    }

    /** Without module descriptions, which jdeps would want whole. */
    private static List<String> modules(Path jar) throws InterruptedException {
        return Command.run(
                        Path.of(System.getProperty("java.home"), "bin/jdeps").toString(),
                        "--multi-release",
                        "25",
                        "--ignore-missing-deps",
                        "-summary",
                        "-cp",
                        jar.toString(),
                        jar.toString())
                .lines()
                .stream()
                .filter(line -> line.contains(" -> "))
                .map(line -> line.substring(line.indexOf(" -> ") + 4))
                .filter(module -> module.startsWith("java.") || module.startsWith("jdk."))
                .toList();
    }

    /** An engine beyond a socket, by the transport that is loaded for it alone; nobody listens. */
    @Test
    void itReachesForARemoteEngine() throws Exception {
        installation.configured("""
                dockerana {
                  host = test
                  services { docker { endpoint = "tcp://127.0.0.1:%d" } }
                  sources { stats { type = container-stats } }
                  sinks { console { type = console, format = lines } }
                }
                """.formatted(Service.freePort()));

        assertThat(Command.run(withoutJava(List.of("check"))).output())
                .contains("127.0.0.1")
                .doesNotContain("has a bug")
                .doesNotContain("NoClassDefFound");
    }

    private static ProcessBuilder withoutJava(List<String> arguments) throws IOException {
        Path tools = Files.createTempDirectory(temporary, "tools");
        for (String tool : List.of("cat", "cksum", "env", "nice", "readlink", "setsid", "stat")) {
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        List<String> words = new ArrayList<>(List.of(installation.launcher()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("PATH", tools.toString());
        builder.environment().remove("JAVA_HOME");
        return builder;
    }
}
