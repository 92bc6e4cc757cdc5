package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole file, read as the agent reads it. */
final class SettingsTest {
    @TempDir
    Path folder;

    private Written written;

    @BeforeEach
    void begin() {
        written = new Written(folder);
    }

    @Test
    void theSmallestConfigurationGetsItsDefaults() throws Exception {
        Settings settings =
                written.load("dockerana { sources { host { type = host } }, sinks { screen { type = console } } }");

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
        Settings settings = written.load(Written.withSink(""));

        ComponentSettings docker = component(settings, "docker");
        assertThat(docker.stated()).isFalse();
        assertThat(docker.type()).isEqualTo("docker");
    }

    @Test
    void whatAComponentSaysForItselfHoldsForIt() throws Exception {
        Settings settings = written.load("""
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
    void valuesCanComeFromTheEnvironment() throws Exception {
        Settings settings = written.load(Written.withSink("""
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
        Settings settings = written.load(
                Written.withSink("sinks { g { type = carbon, servers = \"a:1\", password-file = token } }"));

        assertThat(((Plugins.CarbonConfig) component(settings, "g").options())
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("hunter2");
        assertThat(settings.effective().text())
                .contains("password-file = token")
                .doesNotContain("hunter2");
        assertThat(written.problems(
                        Written.withSink("sinks { g { type = carbon, servers = \"a:1\", password-file = nowhere } }")))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(written.problems(Written.withSink(
                        "sinks { g { type = carbon, servers = \"a:1\", password-file = token, password = x } }")))
                .singleElement()
                .asString()
                .contains("give either 'password' or 'password-file'");
    }

    @Test
    void everyOptionIsListedWithWhereItComesFrom() throws Exception {
        String text = written.load("""
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

    private static ComponentSettings component(Settings settings, String id) {
        return settings.components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
