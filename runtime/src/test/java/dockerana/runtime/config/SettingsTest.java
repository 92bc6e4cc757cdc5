package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole file, read as the agent reads it. */
final class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theSmallestConfigurationGetsItsDefaults() throws Exception {
        Settings settings = load("dockerana { sources { host { type = host } }, sinks { screen { type = console } } }");

        assertThat(settings.host()).isEmpty();
        assertThat(settings.prefix()).isEqualTo("dockerana.{host}");
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
        ComponentSettings screen = component(settings, "screen");
        assertThat(screen.prefix()).isEqualTo("dockerana.{host}");
        assertThat(screen.takesFrom("host")).isTrue();
        assertThat(component(settings, "host").options())
                .isEqualTo(new Plugins.HostConfig(Path.of("/proc"), List.of("tmpfs", "overlay"), true));
    }

    @Test
    void aServiceThatNobodyNamedIsThereForThoseWhoAskForIt() throws Exception {
        Settings settings = load(withSink(""));

        ComponentSettings docker = component(settings, "docker");
        assertThat(docker.stated()).isFalse();
        assertThat(docker.type()).isEqualTo("docker");
    }

    @Test
    void whatAComponentSaysForItselfHoldsForIt() throws Exception {
        Settings settings = load("""
                dockerana {
                  interval = 1m
                  sources { a { type = host, interval = 500ms }, b { type = host, enabled = false } }
                  sinks {
                    screen { type = console, prefix = "", from = [a, agent] }
                  }
                }
                """);

        assertThat(component(settings, "a").interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(component(settings, "b").interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(component(settings, "b").enabled()).isFalse();
        assertThat(component(settings, "screen").prefix()).isEmpty();
        assertThat(component(settings, "screen").takesFrom("b")).isFalse();
        assertThat(component(settings, "screen").takesFrom("agent")).isTrue();
        assertThat(settings.enabled()).extracting(ComponentSettings::id).doesNotContain("b");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws Exception {
        assertThat(problems("""
                        dockerana {
                          prefix = "a..b"
                          intervall = 10s
                          sources {
                            host { type = hosd }
                          }
                          sinks {
                            graphite { type = carbon
                              servers = ["carbon.example.com"]
                              prot = 2004
                              connect-timeout = 5
                              replication = 7.9
                              mode = hsah
                              tls { ca = "ca.pem", verify-host = true }
                            }
                          }
                        }
                        """))
                .containsExactly(
                        "application.conf:2: prefix: 'a..b' is no prefix: write nodes of A-Z, a-z, 0-9, _, - and {host},"
                                + " joined by single dots",
                        "application.conf:3: dockerana: unknown key 'intervall'; did you mean 'interval'?",
                        "application.conf:5: sources.host: unknown type 'hosd'; did you mean 'host'?",
                        "application.conf:9: sinks.graphite.servers: 'carbon.example.com' does not fit: expected host:port",
                        "application.conf:10: sinks.graphite: unknown key 'prot'; known keys are connect-timeout, counters,"
                                + " enabled, from, max-frame, mode, password, password-file, prefix, replication, retry,"
                                + " sample-ratio, servers, status-url, tags, tls, type",
                        "application.conf:11: sinks.graphite.connect-timeout: '5' has no unit; expected a duration such as 10s",
                        "application.conf:12: sinks.graphite.replication: '7.9' is not a whole number",
                        "application.conf:13: sinks.graphite.mode: 'hsah' is not one of failover, hash; did you mean 'hash'?",
                        "application.conf:14: sinks.graphite.tls: unknown key 'verify-host'; did you mean"
                                + " 'verify-hostname'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sinks { x { type = statsd } }                            | type 'statsd': plugins/statsd-0.2.0.jar does not run: it is built for version 0.2 of the api, this is 0.1; get the plugin's version for 0.1
            sinks { x { type = host } }                              | type 'host' is a source: it belongs under 'sources'
            sinks { x { from = ["*"] } }                             | option 'type' is missing; known types are carbon, console, needy
            sinks { x = console }                                    | is no block; expected { … }
            sinks { Web { type = console } }                         | 'Web' cannot be an id
            sources { agent { type = host } }                        | 'agent' is the agent's own source: choose another id
            services { docker { enabled = false } }, sinks { x { type = needy } } | is switched off, and sinks.x needs it: switch that off, too
            prefix = ${HOME} [a]                                     | a list or a block stands beside another value
            sinks { x { type = carbon } }                            | option 'servers' is missing, and it has no default
            sinks { x { type = carbon, servers = "a:1", mode = hash } } | mode = hash needs two servers or more
            sinks { x { type = console, from = [hsot] } }            | no source is called 'hsot'; did you mean 'host'?
            sinks { x { type = console, from = [] } }                | is empty: name sources, or leave the key out for all
            sinks { x { type = console, enabled = yes } }            | 'yes' is neither true nor false
            sinks { x { type = console, prefix = "a b" } }           | 'a b' is no prefix
            sinks { x { type = console, format = null } }            | is null; leave the key out to get its default
            sources { x { type = host, interval = 7s } }             | neither divides a minute nor is a multiple of one
            sources { x { type = host } }                            | type 'host' runs only once, and 'host' has it already
            services { dokcer {} }                                   | unknown type 'dokcer'; did you mean 'docker'?
            services { docker { type = engine } }                    | the type of a service is its key: write 'docker' or leave 'type' out
            services { docker { interval = 1s } }                    | unknown key 'interval'
            host = ""                                                | is empty; leave the key out to have the host's name found
            prefix = ${NOWHERE}                                      | environment variable NOWHERE is not set; set it, or write ${?NOWHERE} if it may be missing
            prefix = "${HOME}.x"                                     | a substitution inside quotes is not replaced: write ${NAME} outside of them
            prefix = ${dockerana.nowhere}                            | there is nothing that ${dockerana.nowhere} stands for
            prefix = ${dockerana.prefix}x                            | leads back to itself
            prefix = a, prefix = b                                   | is given twice, first in line 2: remove one
            interval = 1s, interval { unit = s }                     | is given twice, first in line 2: remove one
            prefix = ${?HOME}, prefix = b                            | is given twice, first in line 2: remove one
            include "other.conf"                                     | other files cannot be included: the whole configuration is this file
            include = 1                                              | 'include' is a word of the file format
            prefix = "a                                              | a text in quotes does not end in this line
            prefix = ${HOME ?}                                       | cannot be read here
            prefix = "a\\d"                                          | means nothing in a text in quotes
            prefix = [a]                                             | is a list; expected one value
            """)
    void whatIsWrongIsSaidInItsLine(String line, String message) throws Exception {
        String text = "dockerana { sources { host { type = host } }, sinks { screen { type = console } }\n"
                + line.replace("\\\\", "\\") + "\n}";

        assertThat(problems(text))
                .allSatisfy(problem -> assertThat(problem).startsWith("application.conf:2: "))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void aSwitchedOffComponentIsCheckedAllTheSame() throws Exception {
        assertThat(problems(withSink("sinks { x { type = console, enabled = false, format = purple } }")))
                .singleElement()
                .asString()
                .contains("'purple' is not one of auto, table, lines");
    }

    @Test
    void nothingToSendToIsRefused() throws Exception {
        assertThat(problems("")).singleElement().asString().startsWith("application.conf:1: no sink is configured");
        assertThat(problems("dockerana { sinks {} }"))
                .singleElement()
                .asString()
                .contains("no sink is configured");
        assertThat(problems("dockerana { sinks { x { type = console, enabled = false } } }"))
                .singleElement()
                .asString()
                .contains("every sink is switched off");
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws Exception {
        assertThat(refused(folder.resolve("absent.conf")))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(refused(folder)).singleElement().asString().contains("it is a folder");
        Path latin = Files.write(folder.resolve("latin.conf"), "host = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(latin)).singleElement().asString().contains("it is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({
        "{",
        "[",
        "dockerana {",
        "dockerana { a = [",
        "}",
        "= 1",
        "a = ${",
        "[1]",
        "\"",
        "a = 1 }",
        "$",
        "`",
        "5"
    })
    void whatIsNotHoconIsRefusedWithALine(String text) throws Exception {
        assertThat(problems(text)).allSatisfy(problem -> assertThat(problem).matches("application.conf:\\d+: .*"));
        assertThat(problems(text.repeat(5000))).isNotEmpty();
    }

    @Test
    void noTextAtAllEndsInAnException() throws Exception {
        Random random = new Random(42);
        String signs = "{}[]=:\"$?#,\n+ ";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(Mutations.CONFIGURATION);
            for (int edit = 0; edit < 3; edit++) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), "" + signs.charAt(random.nextInt(signs.length())));
            }
            Path file = Files.writeString(folder.resolve("application.conf"), text);
            try {
                Settings.load(file, Map.of(), Plugins.catalogue());
            } catch (InvalidConfiguration expected) {
                assertThat(expected.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void valuesCanComeFromTheEnvironment() throws Exception {
        Settings settings = load(withSink("""
                prefix = "plain"
                prefix = ${?PREFIX}
                interval = ${?UNSET}
                sinks {
                  g {
                    type = carbon
                    servers = ${SERVERS}
                    replication = ${COPIES}
                    status-url = "http://"${NAME}":80/state"
                    password = ${TOKEN}
                  }
                }"""));

        assertThat(settings.prefix()).isEqualTo("from.env");
        Plugins.CarbonConfig carbon =
                (Plugins.CarbonConfig) component(settings, "g").options();
        assertThat(carbon.servers()).containsExactly(new Plugins.Server("a", 1), new Plugins.Server("b", 2));
        assertThat(carbon.replication()).isEqualTo(3);
        assertThat(carbon.statusUrl()).hasToString("Optional[http://web:80/state]");
        assertThat(carbon.password().orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(settings.effective().text())
                .containsPattern("prefix = from.env +# environment variable PREFIX")
                .containsPattern("interval = 10s +# built-in defaults:\\d+ \\(UNSET is not set\\)")
                .containsPattern("http://web:80/state\" +# .*:10 \\(with environment variable NAME\\)")
                .containsPattern("replication = 3 +# environment variable COPIES")
                .containsPattern("password = \\*\\*\\* +# environment variable TOKEN")
                .doesNotContain("s3cret");
    }

    @Test
    void aSecretCanBeInAFileOfItsOwn() throws Exception {
        Files.writeString(folder.resolve("token"), "hunter2\n");
        Settings settings = load(withSink("sinks { g { type = carbon, servers = \"a:1\", password-file = token } }"));

        assertThat(((Plugins.CarbonConfig) component(settings, "g").options())
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("hunter2");
        assertThat(settings.effective().text())
                .contains("password-file = token")
                .doesNotContain("hunter2");
        assertThat(problems(withSink("sinks { g { type = carbon, servers = \"a:1\", password-file = nowhere } }")))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(problems(withSink(
                        "sinks { g { type = carbon, servers = \"a:1\", password-file = token, password = x } }")))
                .singleElement()
                .asString()
                .contains("give either 'password' or 'password-file'");
    }

    @Test
    void everyOptionIsListedWithWhereItComesFrom() throws Exception {
        String text = load("""
                dockerana {
                  sources { host { type = host, proc = "/host/proc" } }
                  sinks { g { type = carbon, servers = ["a:1"], status-url = "http://me:pass@a/x", tls {} } }
                }
                """).effective().text();

        assertThat(text.replaceAll(" +#", " #").replace(folder + "/", "").lines())
                .contains(
                        "dockerana",
                        "  host # not set",
                        "sources.host",
                        "  type = host # application.conf:2",
                        "  interval # as dockerana.interval",
                        "  proc = \"/host/proc\" # application.conf:2",
                        "  except-types = [tmpfs, overlay] # defaults.conf of plugin host:5",
                        "sinks.g",
                        "  servers = [\"a:1\"] # application.conf:3",
                        "  status-url = \"http://me:***@a/x\" # application.conf:3",
                        "  password # not set",
                        "  retry.first = 500ms # defaults.conf of plugin carbon:24",
                        "  tls.ca # not set",
                        "  tls.verify-hostname = true # built-in defaults:53");
    }

    private static String withSink(String more) {
        return "dockerana { sources { host { type = host } }, sinks { screen { type = console } }\n" + more + "\n}";
    }

    private static ComponentSettings component(Settings settings, String id) {
        return settings.components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Settings load(String text) throws IOException, InvalidConfiguration {
        Path file = Files.writeString(folder.resolve("application.conf"), text);
        Map<String, String> environment = Map.of(
                "PREFIX",
                "from.env",
                "SERVERS",
                "a:1, b:2",
                "COPIES",
                "3",
                "NAME",
                "web",
                "TOKEN",
                "s3cret",
                "HOME",
                "/h");
        return Settings.load(file, environment, Plugins.catalogue());
    }

    /** The lines that a user reads, without the folder of the test: what is printed is what {@code problems()} has. */
    private List<String> problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("application.conf"), text);
        return refused(file);
    }

    private List<String> refused(Path file) {
        InvalidConfiguration refusal = catchThrowableOfType(
                InvalidConfiguration.class, () -> Settings.load(file, Map.of("HOME", "/h"), Plugins.catalogue()));
        List<String> printed = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(printed)
                .containsExactlyElementsOf(
                        refusal.problems().stream().map(Problem::toString).toList());
        return printed.stream().map(line -> line.replace(folder + "/", "")).toList();
    }
}
