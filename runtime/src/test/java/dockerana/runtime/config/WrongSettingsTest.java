package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole file that cannot be taken: the reader learns of all that is wrong, and where. */
final class WrongSettingsTest {
    @TempDir
    Path folder;

    private Written written;

    @BeforeEach
    void begin() {
        written = new Written(folder);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws Exception {
        assertThat(written.problems("""
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

        assertThat(written.problems(text))
                .allSatisfy(problem -> assertThat(problem).startsWith("application.conf:2: "))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void aSwitchedOffComponentIsCheckedAllTheSame() throws Exception {
        assertThat(written.problems(
                        Written.withSink("sinks { x { type = console, enabled = false, format = purple } }")))
                .singleElement()
                .asString()
                .contains("'purple' is not one of auto, table, lines");
    }

    @Test
    void nothingToSendToIsRefused() throws Exception {
        assertThat(written.problems(""))
                .singleElement()
                .asString()
                .startsWith("application.conf:1: no sink is configured");
        assertThat(written.problems("dockerana { sinks {} }"))
                .singleElement()
                .asString()
                .contains("no sink is configured");
        assertThat(written.problems("dockerana { sinks { x { type = console, enabled = false } } }"))
                .singleElement()
                .asString()
                .contains("every sink is switched off");
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws Exception {
        assertThat(written.refused(folder.resolve("absent.conf")))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(written.refused(folder)).singleElement().asString().contains("it is a folder");
        Path latin = Files.write(folder.resolve("latin.conf"), "host = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(written.refused(latin)).singleElement().asString().contains("it is not UTF-8 text");
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
        assertThat(written.problems(text))
                .allSatisfy(problem -> assertThat(problem).matches("application.conf:\\d+: .*"));
        assertThat(written.problems(text.repeat(5000))).isNotEmpty();
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
}
