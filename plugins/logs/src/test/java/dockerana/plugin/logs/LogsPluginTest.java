package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Plugin;
import dockerana.plugin.containers.Via;
import dockerana.runtime.config.DefaultsCheck;
import dockerana.testkit.PluginContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin keeps what every plugin promises. */
class LogsPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new LogsPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Test
    void defaultsConfHasEveryOptionAndNoOther() throws Exception {
        String defaults = Files.readString(Path.of("src/main/resources/defaults.conf"));

        assertThat(DefaultsCheck.mismatches(plugin().components(), defaults)).isEmpty();
    }

    @Test
    void whereALogBeginsIsAWordOrATime() {
        assertThat(Start.parse("now").isNow()).isTrue();
        assertThat(Start.parse("beginning").back()).isEmpty();
        assertThat(Start.parse("10m").back()).contains(Duration.ofMinutes(10));
        assertThat(Start.parse(" 2 h ").back()).contains(Duration.ofHours(2));
        assertThat(Start.parse("0s").isNow()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "later", "10", "m", "-5m", "10 parsecs", "1.5h"})
    void whatIsNeitherIsRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Start.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 10m");
    }

    @Test
    void optionsOutOfBoundsAreRefused() {
        Duration poll = Duration.ofMillis(250);
        Path root = Path.of("/");
        assertThatThrownBy(() -> new ContainerLogsConfig(
                        Via.AUTO, Start.NOW, Duration.ZERO, 1, Optional.empty(), root, Map.of()))
                .hasMessageContaining("poll");
        assertThatThrownBy(
                        () -> new ContainerLogsConfig(Via.AUTO, Start.NOW, poll, 0, Optional.empty(), root, Map.of()))
                .hasMessageContaining("max-line");
        assertThatThrownBy(() ->
                        new ContainerLogsConfig(Via.AUTO, Start.NOW, poll, 1L << 40, Optional.empty(), root, Map.of()))
                .hasMessageContaining("max-line");
        assertThatThrownBy(() -> new ContainerLogsConfig(Via.AUTO, Start.NOW, poll, 1, Optional.of(0), root, Map.of()))
                .hasMessageContaining("rate-limit");
    }
}
