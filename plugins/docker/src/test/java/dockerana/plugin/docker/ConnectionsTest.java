package dockerana.plugin.docker;

import static dockerana.plugin.docker.Far.LONG;
import static dockerana.plugin.docker.Far.OK;
import static dockerana.plugin.docker.Far.PING;
import static dockerana.plugin.docker.Far.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dockerana.plugin.docker.Far.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How connections to an engine are made, shared and given up. */
@Timeout(20)
class ConnectionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void callsShareAConnection(Way way) throws IOException {
        try (Far far = new Far(way, folder, LONG, FakeEngine.saying(OK))) {
            for (int i = 0; i < 5; i++) {
                assertThat(Far.text(far.transport.execute(PING))).isEqualTo("OK");
            }
            assertThat(far.engine.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheEngineClosedMeanwhileIsReplaced(Way way) throws IOException {
        FakeEngine.Script closing = (engine, request, channel) -> {
            FakeEngine.say(channel, OK);
            channel.close();
        };
        try (Far far = new Far(way, folder, LONG, closing)) {
            assertThat(Far.text(far.transport.execute(PING))).isEqualTo("OK");
            assertThat(Far.text(far.transport.execute(PING))).isEqualTo("OK");
            assertThat(far.engine.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentToTheInputOfAContainer(Way way) throws IOException {
        Request attach = Request.builder()
                .method(Request.Method.POST)
                .path("/containers/x/attach")
                .hijackedInput(new ByteArrayInputStream(new byte[1]))
                .build();
        try (Far far = new Far(way, folder, LONG, FakeEngine.saying(OK))) {
            assertThatThrownBy(() -> far.transport.stream(attach, Duration.ZERO))
                    .hasMessageContaining("nothing can be sent to a container's input");
            assertThat(far.engine.requests()).isEmpty();
        }
    }

    @Test
    void aMissingSocketIsNamed() throws IOException {
        Deadlines deadlines = new Deadlines(Thread.ofPlatform().daemon().factory());
        try (deadlines;
                UnixTransport transport = new UnixTransport(folder.resolve("none.sock"), SHORT, SHORT, deadlines)) {
            assertThatThrownBy(() -> transport.execute(PING)).hasMessageContaining("none.sock does not exist");
        }
    }
}
