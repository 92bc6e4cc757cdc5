package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.runtime.agent.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaunchTest {
    private static final Path HOME = Path.of("/opt/dockerana");

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run"})
    void withoutOptionsEverythingIsWhereItWasUnpacked(String line) {
        Launch launch = Launch.ofRun(words(line), HOME).orElseThrow();
        assertThat(launch.log()).isEqualTo(LogLevel.INFO);
        assertThat(launch.installation())
                .isEqualTo(new Installation(
                        HOME.resolve("conf/application.conf"), HOME.resolve("plugins"), HOME.resolve("data")));
    }

    @Test
    void everyOptionOfRunIsUnderstood() {
        Launch launch = Launch.ofRun(words("run -c /etc/d.conf --plugins /p --data /var/lib/d --log-level debug"), HOME)
                .orElseThrow();
        assertThat(launch.log()).isEqualTo(LogLevel.DEBUG);
        assertThat(launch.installation())
                .isEqualTo(new Installation(Path.of("/etc/d.conf"), Path.of("/p"), Path.of("/var/lib/d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "--help",
                "run --help",
                "--log-level loud",
                "--config",
                "run run",
                "--config=/etc/d.conf",
                "-x 1"
            })
    void anythingElseIsLeftToTheOneThatExplains(String line) {
        assertThat(Launch.ofRun(words(line), HOME)).isEmpty();
    }

    @Test
    void anIntervalIsShownAsItIs() {
        assertThat(Run.shown(Duration.ofSeconds(10))).isEqualTo("10 s");
        assertThat(Run.shown(Duration.ofMillis(500))).isEqualTo("500 ms");
    }
}
