package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of {@code bin/dockerana}, for people and with {@code --json}. */
class CommandsTest {
    private static final int USAGE = 64;
    private static final int UNAVAILABLE = 69;
    private static final int WRONG_CONFIGURATION = 78;

    @TempDir
    Path temporary;

    private Installation installation = new Installation(Path.of("unused"));

    @BeforeEach
    void install() throws InterruptedException {
        installation = Installation.in(temporary).configured("""
                        dockerana {
                          host = "web01.example.com"
                          interval = 1s
                          sources { host { type = host } }
                          sinks { console { type = console } }
                        }
                        """);
    }

    private Command dockerana(String... words) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of(installation.launcher()));
        line.addAll(List.of(words));
        return Command.run(line.toArray(String[]::new));
    }

    private List<Map<String, String>> json(String... words) throws Exception {
        return objects(dockerana(words).succeeded().output());
    }

    /** The objects of an array, or of lines, with plain values as text; what is nested is left out. */
    private static List<Map<String, String>> objects(String text) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.add(object(json));
                }
            }
        }
        return objects;
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> object = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken().isScalarValue()) {
                object.put(key, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return object;
    }

    private static Optional<Map<String, String>> with(List<Map<String, String>> rows, String key, String value) {
        return rows.stream().filter(row -> value.equals(row.get(key))).findFirst();
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        assertThat(dockerana("--help").succeeded().output())
                .contains(
                        "run ",
                        "check ",
                        "once ",
                        "plugins ",
                        "config ",
                        "names ",
                        "parity ",
                        "patterns ",
                        "--log-level",
                        "--data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "once", "plugins", "config", "names", "parity", "patterns"})
    void everyCommandExplainsItself(String command) throws Exception {
        assertThat(dockerana(command, "--help").succeeded().output())
                .contains("Usage: dockerana " + command, "--config");
    }

    @Test
    void patternsThatCannotBeAreRefusedWithTheirPlace() throws Exception {
        String sources =
                "dockerana { sources { logs { type = container-logs } }, sinks { console { type = console } } }";
        Path configuration = Files.writeString(temporary.resolve("logs.conf"), sources);
        Path patterns = Files.writeString(temporary.resolve("patterns.conf"), """
                # what takes long
                patterns {
                  slow { match = "took (?<value>[0-9.]+ms" }
                  late { match = late, containers = [], steam = stdout }
                }
                """);

        Command wrong = dockerana("patterns", "--config", configuration.toString(), patterns.toString());

        assertThat(wrong.exitCode()).isEqualTo(78);
        assertThat(wrong.output())
                .contains("patterns.conf:3", "missing closing )", "patterns.conf:4", "unknown key 'steam'");

        Command missing = dockerana("patterns", "--config", configuration.toString(), "nowhere.conf");
        assertThat(missing.exitCode()).isEqualTo(78);
        assertThat(missing.output()).contains("nowhere.conf");
    }

    @Test
    void theVersionIsTheArchives() throws Exception {
        assertThat(dockerana("--version").succeeded().output())
                .contains(Installation.ARCHIVE.getFileName().toString().replace("dockerana-", "dockerana "));
    }

    @Test
    void aWrongCommandIsRefusedWithTheNearest() throws Exception {
        Command command = dockerana("chck");
        assertThat(command.exitCode()).isEqualTo(USAGE);
        assertThat(command.output()).contains("chck", "Did you mean: dockerana check");
    }

    @Test
    void pluginsAreListedWithTheirOffers() throws Exception {
        assertThat(dockerana("plugins").succeeded().output()).contains("PLUGIN", "source host", "sink carbon");
        assertThat(with(json("plugins", "--json"), "plugin", "host").orElseThrow())
                .containsEntry("version", "0.1.0")
                .containsEntry("state", "runs")
                .containsEntry("offers", "source host");
    }

    @Test
    void aPluginThatDoesNotRunIsListedWithItsReason() throws Exception {
        Files.writeString(installation.file("plugins/broken.jar"), "not a jar");
        Map<String, String> broken = json("plugins", "--json").stream()
                .filter(row -> row.getOrDefault("file", "").endsWith("broken.jar"))
                .findFirst()
                .orElseThrow();
        assertThat(broken.get("state")).startsWith("refused: ");
        assertThat(dockerana("check").succeeded().output()).contains("broken.jar does not run");
    }

    @Test
    void theConfigurationIsShownWithOriginsAndWithoutSecrets() throws Exception {
        assertThat(dockerana("config").succeeded().output())
                .contains("interval = 1s", "application.conf:3", "defaults.conf");
        Map<String, String> host = with(json("config", "--json"), "key", "host").orElseThrow();
        assertThat(host.get("value")).contains("web01.example.com");
        assertThat(host.get("origin")).endsWith("application.conf:2");
    }

    @Test
    void namesAreThePathsThatWouldBeWritten() throws Exception {
        assertThat(dockerana("names").succeeded().output()).contains("PATH", "dockerana.web01_example_com.load.1m");
        List<Map<String, String>> names = json("names", "--json");
        assertThat(with(names, "path", "dockerana.web01_example_com.memory.used_bytes")
                        .orElseThrow())
                .containsEntry("kind", "gauge")
                .containsEntry("unit", "bytes");
        assertThat(with(names, "path", "dockerana.web01_example_com.processes.forks")
                        .orElseThrow())
                .containsEntry("kind", "counter");
        assertThat(with(names, "path", "dockerana.web01_example_com.cpu.user")).isPresent();
    }

    @Test
    void namesOfAContainerAreThoseOfItAlone() throws Exception {
        assertThat(json("names", "web", "--json")).isEmpty();
    }

    @Test
    void onceCollectsForOneIntervalAndEnds() throws Exception {
        assertThat(dockerana("once").succeeded().output())
                .contains("dockerana.web01_example_com.cpu.user", "dockerana.web01_example_com.load.1m");
        List<Map<String, String>> samples = json("once", "--json");
        assertThat(samples)
                .extracting(sample -> sample.getOrDefault("path", ""))
                .contains("dockerana.web01_example_com.cpu.user")
                .doesNotHaveDuplicates();
    }

    @Test
    void onceSendsToAnySink() throws Exception {
        Command command = dockerana("once", "--sink", "nowhere");
        assertThat(command.exitCode()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(command.output()).contains("unknown type 'nowhere'");
    }

    @Test
    void checkSaysWhatItCannotReach() throws Exception {
        assertThat(with(json("check", "--json"), "component", "sink console").orElseThrow())
                .containsEntry("state", "ok");
        int nobody = Service.freePort();
        installation.configured("""
                dockerana {
                  sources { host { type = host } }
                  sinks { graphite { type = carbon, servers = ["127.0.0.1:%d"] } }
                }
                """.formatted(nobody));
        Command command = dockerana("check");
        assertThat(command.exitCode()).isEqualTo(UNAVAILABLE);
        assertThat(command.output()).contains("sink graphite", "failed", "127.0.0.1:" + nobody);
    }

    @Test
    void checkTriesEveryServerOfASink() throws Exception {
        int first = Service.freePort();
        int second = Service.freePort();
        installation.configured("""
                dockerana {
                  sources { host { type = host } }
                  sinks { graphite { type = carbon, mode = hash, servers = ["127.0.0.1:%d:a", "127.0.0.1:%d:b"] } }
                }
                """.formatted(first, second));
        Command command = dockerana("check");
        assertThat(command.exitCode()).isEqualTo(UNAVAILABLE);
        assertThat(command.lines())
                .anyMatch(line -> line.startsWith("sink graphite, server 1 of 2  failed") && line.contains(":" + first))
                .anyMatch(
                        line -> line.startsWith("sink graphite, server 2 of 2  failed") && line.contains(":" + second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "once", "config", "names"})
    void aWrongConfigurationIsRefusedAsAWholeWithoutAStackTrace(String command) throws Exception {
        installation.configured("""
                dockerana {
                  interval = 7s
                  sources { host { type = hots } }
                  sinks { graphite { type = carbon, serverss = ["a"], mode = failvoer } }
                }
                """);
        Command refused = dockerana(command);
        assertThat(refused.exitCode()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(refused.output())
                .contains("application.conf:2: interval: ")
                .contains("application.conf:3: sources.host: unknown type 'hots'; did you mean 'host'?")
                .contains("application.conf:4: sinks.graphite: unknown key 'serverss'; did you mean 'servers'?")
                .contains("did you mean 'failover'?")
                .doesNotContain("\tat ");
    }

    @Test
    void theLogLevelSaysHowMuchIsLogged() throws Exception {
        assertThat(dockerana("check", "--log-level", "loud").exitCode()).isEqualTo(USAGE);
        assertThat(dockerana("once", "--log-level", "debug").succeeded().output())
                .contains(" DEBUG plugin host ");
        assertThat(dockerana("once").succeeded().output()).doesNotContain(" DEBUG ");
    }
}
