package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport and whatever a far end can do to it. */
@Timeout(20)
class UnixTransportTest {
    private static final Request PING =
            Request.builder().method(Request.Method.GET).path("/_ping").build();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final TestAgent agent = TestAgent.ofService("docker");
    private final Deadlines deadlines = new Deadlines(agent.threads());

    @AfterEach
    void close() {
        deadlines.close();
        agent.close();
    }

    private UnixTransport to(FakeEngine engine, Duration callTimeout) {
        return new UnixTransport(engine.socket(), Duration.ofSeconds(2), callTimeout, deadlines);
    }

    private static String text(Response response) throws IOException {
        try (response) {
            return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String answerTo(FakeEngine.Script script) throws IOException {
        try (FakeEngine engine = new FakeEngine(folder, script);
                UnixTransport transport = to(engine, Duration.ofSeconds(10))) {
            return text(transport.execute(PING));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nOK",
                "HTTP/1.0 200\r\n\r\nOK",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\nO\r\n1\r\nK\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nOK"
            })
    void everyWayToMarkTheEndOfAnAnswerIsUnderstood(String answer) throws IOException {
        FakeEngine.Script once = (engine, request, channel) -> {
            FakeEngine.say(channel, answer);
            channel.shutdownOutput();
        };
        FakeEngine.Script byteByByte = (engine, request, channel) -> {
            for (int i = 0; i < answer.length(); i++) {
                FakeEngine.say(channel, answer.substring(i, i + 1));
            }
            channel.shutdownOutput();
        };
        assertThat(answerTo(once)).isEqualTo("OK");
        assertThat(answerTo(byteByByte)).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nOK\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nOK\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nOK\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nOK",
                "HTTP/1.1 999999 OK\r\n\r\n"
            })
    void whatIsCutOrDamagedIsAnErrorAndNotAShortAnswer(String answer) {
        assertThatThrownBy(() -> answerTo((engine, request, channel) -> {
                    FakeEngine.say(channel, answer);
                    channel.shutdownOutput();
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("engine.sock");
    }

    @Test
    void endlessHeadersAreGivenUp() {
        assertThatThrownBy(() -> answerTo((engine, request, channel) -> {
                    FakeEngine.say(channel, "HTTP/1.1 200 OK\r\n");
                    while (true) {
                        FakeEngine.say(channel, "X: y\r\n");
                    }
                }))
                .hasMessageContaining("damaged");
    }

    @Test
    void anAnswerIsAnAnswerWhateverItsStatus() throws IOException {
        try (FakeEngine engine = new FakeEngine(
                        folder, FakeEngine.saying("HTTP/1.1 307 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"));
                UnixTransport transport = to(engine, Duration.ofSeconds(10));
                Response response = transport.execute(PING)) {
            assertThat(response.getStatusCode()).isEqualTo(307);
            assertThat(response.getHeader("location")).isEqualTo("/x");
        }
    }

    /** No answer, slow headers, and a body without end: the deadline covers the whole call. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 200 OK\r\n\r\nO",
                "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nO"
            })
    void everyCallEndsInTime(String beginning) throws IOException {
        FakeEngine.Script slow = (engine, request, channel) -> {
            FakeEngine.say(channel, beginning);
            while (!engine.released.await(20, TimeUnit.MILLISECONDS)) {
                if (!beginning.isEmpty()) {
                    FakeEngine.say(channel, "x");
                }
            }
        };
        try (FakeEngine engine = new FakeEngine(folder, slow);
                UnixTransport transport = to(engine, SHORT)) {
            assertThatThrownBy(() -> transport.execute(PING)).hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void callsShareAConnection() throws IOException {
        try (FakeEngine engine = new FakeEngine(folder, FakeEngine.saying(OK));
                UnixTransport transport = to(engine, Duration.ofSeconds(10))) {
            for (int i = 0; i < 5; i++) {
                assertThat(text(transport.execute(PING))).isEqualTo("OK");
            }
            assertThat(engine.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheEngineClosedMeanwhileIsReplaced() throws IOException {
        FakeEngine.Script closing = (engine, request, channel) -> {
            FakeEngine.say(channel, OK);
            channel.close();
        };
        try (FakeEngine engine = new FakeEngine(folder, closing);
                UnixTransport transport = to(engine, Duration.ofSeconds(10))) {
            assertThat(text(transport.execute(PING))).isEqualTo("OK");
            assertThat(text(transport.execute(PING))).isEqualTo("OK");
            assertThat(engine.connections()).isEqualTo(2);
        }
    }

    private static FakeEngine.Script silentAfter(String beginning, CountDownLatch asked) {
        return (engine, request, channel) -> {
            FakeEngine.say(channel, beginning);
            asked.countDown();
        };
    }

    private interface Ending {
        void end(Response response, Thread reader) throws Exception;
    }

    private void aReadEndsBy(Ending ending) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeEngine engine = new FakeEngine(
                        folder, silentAfter("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", asked));
                UnixTransport transport = to(engine, SHORT)) {
            Response response = transport.stream(PING, Duration.ZERO);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread reader = agent.threads().newThread(() -> {
                try (InputStream body = response.getBody()) {
                    read.complete(body.read());
                } catch (IOException e) {
                    read.completeExceptionally(e);
                }
            });
            reader.start();
            asked.await();
            assertThatThrownBy(() -> read.get(2 * SHORT.toMillis(), TimeUnit.MILLISECONDS))
                    .as("a stream may be silent longer than a call")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            ending.end(response, reader);
            assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void aCloseFromAnotherThreadEndsARead() throws Exception {
        aReadEndsBy((response, reader) -> response.close());
    }

    @Test
    void anInterruptEndsARead() throws Exception {
        aReadEndsBy((response, reader) -> reader.interrupt());
    }

    @Test
    void aStreamWithALimitForSilenceIsGivenUp() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeEngine engine = new FakeEngine(folder, silentAfter("HTTP/1.1 200 OK\r\n\r\nx", asked));
                UnixTransport transport = to(engine, Duration.ofSeconds(10));
                Response response = transport.stream(PING, SHORT)) {
            assertThat(response.getBody().read()).isEqualTo('x');
            assertThatThrownBy(() -> response.getBody().read()).hasMessageContaining("in time");
        }
    }

    @Test
    void aMissingSocketIsNamed() throws IOException {
        try (UnixTransport transport = new UnixTransport(folder.resolve("none.sock"), SHORT, SHORT, deadlines)) {
            assertThatThrownBy(() -> transport.execute(PING)).hasMessageContaining("none.sock does not exist");
        }
    }

    @Test
    void aStreamThatIsCutIsAnErrorAndNotAnEnd() throws IOException {
        FakeEngine.Script cut = (FakeEngine engine, String request, SocketChannel channel) -> {
            FakeEngine.say(channel, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            channel.close();
        };
        try (FakeEngine engine = new FakeEngine(folder, cut);
                UnixTransport transport = to(engine, Duration.ofSeconds(10));
                Response response = transport.stream(PING, Duration.ZERO)) {
            assertThatThrownBy(() -> response.getBody().readAllBytes()).isInstanceOf(java.io.EOFException.class);
        }
    }
}
