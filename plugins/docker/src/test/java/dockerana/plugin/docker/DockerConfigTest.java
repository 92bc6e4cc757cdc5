package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Tls;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which endpoints are accepted, and what is said about those that do not work. */
class DockerConfigTest {
    private static DockerConfig to(String endpoint, boolean insecure) {
        Duration second = Duration.ofSeconds(1);
        return new DockerConfig(URI.create(endpoint), Optional.empty(), insecure, second, second, Containers.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:2375", "unix:docker.sock", "/var/run/docker.sock", "tcp://localhost"})
    void anEndpointHasToSayWhere(String endpoint) {
        assertThatThrownBy(() -> to(endpoint, true)).hasMessageStartingWith("endpoint");
    }

    @Test
    void plainTcpToAnotherMachineHasToBeWanted() {
        assertThatThrownBy(() -> to("tcp://docker.example.com:2375", false)).hasMessageContaining("insecure = true");
        assertThat(to("tcp://docker.example.com:2375", true).way()).isEqualTo("TCP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://localhost:2375", "tcp://127.0.0.1:2375", "tcp://[::1]:2375"})
    void plainTcpOnThisMachineIsNoSecret(String endpoint) {
        assertThat(to(endpoint, false).isLocal()).isFalse();
    }

    @Test
    void theHostsNameIsAlwaysVerified() {
        Tls tls = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), false);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new DockerConfig(
                        URI.create("tcp://localhost:2376"), Optional.of(tls), false, second, second, Containers.ALL))
                .hasMessageContaining("verify-hostname = false is not possible");
    }

    @ParameterizedTest
    @CsvSource({
        "Permission denied, group that owns the socket",
        "No such file or directory, does not exist",
        "Connection refused, nobody listens",
        "something else, something else",
    })
    void aFailureNamesTheEndpointAndTheRemedy(String reason, String said) {
        IOException failure = new SocketException(reason);
        assertThat(Trouble.with("/run/docker.sock", failure))
                .startsWith("/run/docker.sock")
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "Broken pipe, refuses this agent's",
        "Connection reset, refuses this agent's",
        "Connection refused, nobody"
    })
    void whatEndsTheConnectionOverTlsMayBeARefusal(String reason, String said) {
        assertThat(Trouble.withTls("tcp://web01:2376", new SocketException(reason)))
                .startsWith("tcp://web01:2376")
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "/_ping, ping",
        "/v1.41/containers/json?all=1, list",
        "/v1.41/containers/0123/json, inspect",
        "/containers/0123/stats?stream=0, stats",
        "/v1.41/events?since=1.000000000, events",
    })
    void callsAreCountedByKind(String path, String call) {
        assertThat(ApiCalls.name(path)).isEqualTo(call);
    }
}
