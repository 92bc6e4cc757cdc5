package dockerana.plugin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Status;
import dockerana.plugin.local.history.Span;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.testkit.ServerScript;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageAddressTest {
    @TempDir
    Path data;

    @Test
    void whileSomebodyElseHasTheAddressAllIsRememberedAndThenItIsShown() throws Exception {
        Instant now = Instant.now();
        TestAgent agent = TestAgent.ofSink("local").withData(data);
        LocalSink sink;
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            sink = new LocalSink(config(port), Facts.NONE, agent, Duration.ZERO);
            sink.connect();
            sink.write(new TestBatch().at(now).gauge("cpu.used", 1).build());
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.FAILED);
            assertThat(agent.lastStatus().message()).contains("127.0.0.1:" + port);
        }
        assertThat(sink.archive().series(new Span(now.getEpochSecond() - 60, now.getEpochSecond() + 60)))
                .hasSize(1);
        sink.write(new TestBatch().at(now.plusSeconds(10)).gauge("cpu.used", 2).build());
        assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        sink.close();
        agent.close();
    }

    /** So a configuration is checked while the agent runs. */
    @Test
    void whatTheAgentHasThatRunsWithTheSameDataIsNoFailure() throws Exception {
        TestAgent running = TestAgent.ofSink("local").withData(data);
        TestAgent checked = TestAgent.ofSink("local").withData(data);
        int port = ServerScript.freePort();
        LocalSink sink = new LocalSink(config(port), running);
        LocalSink same = new LocalSink(config(port), checked);
        sink.connect();
        same.connect();
        assertThat(checked.lastStatus().level()).isEqualTo(Status.Level.OK);
        assertThat(checked.lastStatus().message()).contains("by the agent that runs with this data");
        same.close();
        sink.close();
    }

    @Test
    void whatAnAgentHasThatRunsWithOtherDataIsOne() throws Exception {
        TestAgent running = TestAgent.ofSink("local").withData(data.resolve("other"));
        TestAgent checked = TestAgent.ofSink("local").withData(data);
        int port = ServerScript.freePort();
        LocalSink sink = new LocalSink(config(port), running);
        LocalSink stranger = new LocalSink(config(port), checked);
        sink.connect();
        stranger.connect();
        assertThat(checked.lastStatus().level()).isEqualTo(Status.Level.FAILED);
        stranger.close();
        sink.close();
    }

    private static LocalConfig config(int port) {
        return new LocalConfig(
                new Bind("127.0.0.1", port),
                WebConfig.Auth.TOKEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                64 << 20,
                0,
                1000,
                16 << 20,
                Duration.ofDays(30));
    }
}
