package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dockerana.api.Component;
import dockerana.runtime.config.ComponentDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatsdConfigTest {
    private static final Server SERVER = new Server("statsd.example.com", 8125);

    @Test
    void theDefaultsAreThoseOfTheseTests() throws Exception {
        Component component = new StatsdPlugin().components().getFirst();
        String text = Files.readString(Path.of("src/main/resources/defaults.conf"));

        assertThat(ComponentDefaults.of(component, text).example())
                .isEqualTo(Configs.of(SERVER).build());
    }

    @ParameterizedTest
    @CsvSource({
        "statsd.example.com, statsd.example.com, 8125",
        "statsd.example.com:9125, statsd.example.com, 9125",
        "10.0.0.7:8125, 10.0.0.7, 8125",
        "[::1]:8126, ::1, 8126",
        "[fe80::1%eth0], fe80::1%eth0, 8125",
    })
    void aServerIsANameOrAnAddressWithAPortOrWithout(String entry, String host, int port) {
        assertThat(Server.parse(entry)).isEqualTo(new Server(host, port));
        assertThat(Server.parse(Server.parse(entry).toString())).isEqualTo(new Server(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":8125", "a:b", "a:0", "a:65536", "::1", "a b:1", "udp://a:1"})
    void anythingElseIsRefused(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Server.parse(entry))
                .withMessageContaining(entry);
    }

    @Test
    void whatCannotWorkIsRefused() {
        Configs configs = Configs.of(SERVER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.of(SERVER).packetSize(70_000).build())
                .withMessageContaining("packet-size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.of(SERVER).packetsPerSecond(0).build())
                .withMessageContaining("packets-per-second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.of(SERVER).maxAge(Duration.ZERO).build())
                .withMessageContaining("max-age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configs.resolveEvery(Duration.ZERO).build())
                .withMessageContaining("resolve-every");
    }
}
