package dockerana.plugin.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.net.FakeServer.Reply;
import dockerana.plugin.net.HttpUrl.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, answers, and servers that misbehave. */
@Timeout(60)
class HttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Http to(String url, Duration timeout) {
        return HttpUrl.parse(url)
                .http(
                        80,
                        Optional.empty(),
                        new Timeouts(Duration.ofSeconds(5), timeout),
                        Map.of("User-Agent", "test"),
                        Thread.ofPlatform().daemon().factory());
    }

    private static Request post(byte[] body) {
        return new Request("POST", "/in?x=1", Map.of("Content-Type", "text/plain"), ByteBuffer.wrap(body));
    }

    /** A server that says these words to every connection once a request's head came, and then closes it. */
    private static AutoCloseable saying(AtomicReference<String> url, String words) throws IOException {
        ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        url.set("http://127.0.0.1:" + listening.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    while (!Head.line(socket.getInputStream()).isEmpty()) { // the head
                    }
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) { // it ended
                }
            }
        });
        return listening;
    }

    private static String answer(String words) throws Exception {
        AtomicReference<String> url = new AtomicReference<>("");
        try (AutoCloseable server = saying(url, words);
                Http http = to(url.get(), LONG)) {
            assertThat(server).isNotNull();
            Answer answer = http.send(Request.get("/"));
            return answer.status() + " " + answer.text();
        }
    }

    @Test
    void anAnswerCanBeHeardLater() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, asked.path()));
                Http http = to(server.url(), LONG)) {
            http.begin(Request.get("/a"));
            assertThat(http.answer().text()).isEqualTo("/a");
            assertThat(http.send(Request.get("/b")).text()).isEqualTo("/b");
            assertThat(server.farEnd().connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatNobodyWaitedForIsNotTakenForAnother() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, asked.path()));
                Http http = to(server.url(), LONG)) {
            http.begin(Request.get("/a"));
            http.begin(Request.get("/b"));
            assertThat(http.answer().text()).isEqualTo("/b");
            http.begin(Request.get("/c"));
            http.connect();
            assertThat(http.send(Request.get("/d")).text()).isEqualTo("/d");
        }
    }

    @Test
    void requestsShareAConnectionAndHaveTheirHeaders() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, asked.method() + asked.text()));
                Http http = to(server.url(), LONG)) {
            assertThat(http.send(Request.get("/a")).text()).isEqualTo("GET");
            assertThat(http.send(post("body".getBytes(StandardCharsets.UTF_8))).text())
                    .isEqualTo("POSTbody");
            assertThat(http.send(Request.delete("/a")).text()).isEqualTo("DELETE");
            assertThat(server.asked().get(1).headers())
                    .containsEntry("Content-Length", "4")
                    .containsEntry("Host", server.farEnd().name())
                    .containsEntry("User-Agent", "test");
            assertThat(server.farEnd().connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatNobodyReadCostsAConnection() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, "x".repeat(100_000)));
                Http http = to(server.url(), LONG)) {
            assertThat(http.send(Request.get("/a")).status()).isEqualTo(200);
            assertThat(http.send(Request.get("/b")).text()).hasSize(100_000);
            assertThat(server.farEnd().connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplaced() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, "yes"));
                Http http = to(server.url(), LONG)) {
            assertThat(http.send(Request.get("/a")).text()).isEqualTo("yes");
            server.farEnd().hangUp();
            assertThat(http.send(Request.get("/b")).text()).isEqualTo("yes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: 1\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            })
    void everyWayToEndAnAnswerIsUnderstood(String words) throws Exception {
        assertThat(answer(words)).isEqualTo("200 hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n"
            })
    void aDamagedAnswerIsNoAnswer(String words) {
        assertThatThrownBy(() -> answer(words)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsSaidInsteadOfReadingABodyCounts() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listening.setReceiveBufferSize(16 * 1024);
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = listening.accept()) {
                    while (!Head.line(socket.getInputStream()).isEmpty()) { // the head, and none of the body
                    }
                    socket.getOutputStream()
                            .write("HTTP/1.1 413 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) { // it ended
                }
            });
            try (Http http = to("http://127.0.0.1:" + listening.getLocalPort(), Duration.ofSeconds(2))) {
                assertThat(http.send(post(new byte[4 << 20])).status()).isEqualTo(413);
            }
        }
    }

    @Test
    void aSilentServerIsGivenUpAndNamed() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, "yes"));
                Http http = to(server.url(), Duration.ofMillis(200))) {
            server.farEnd().stall();
            assertThatThrownBy(() -> http.send(Request.get("/")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.farEnd().name() + " did not answer in time");
        }
    }

    @Test
    void aServerThatNeverEndsItsAnswerIsGivenUp() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = listening.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    while (!socket.isClosed()) {
                        socket.getOutputStream().write('x');
                        Thread.sleep(20); // the fault itself
                    }
                } catch (IOException | InterruptedException e) { // it ended
                }
            });
            try (Http http = to("http://127.0.0.1:" + listening.getLocalPort(), Duration.ofMillis(500))) {
                Answer answer = http.send(Request.get("/"));
                assertThatThrownBy(answer::text)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("did not answer in time");
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (FakeServer server = new FakeServer(asked -> Reply.of(200, "yes"));
                Http http = to(server.url(), LONG)) {
            server.farEnd().stall();
            CountDownLatch ended = new CountDownLatch(1);
            Thread waiting = Thread.ofPlatform().daemon().start(() -> {
                try {
                    http.send(Request.get("/"));
                } catch (IOException | InterruptedException e) {
                    ended.countDown();
                }
            });
            while (server.farEnd().connections() == 0) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            ended.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host", "host:9200", "http://", "http://user:secret@host", "http://host?x=1", "http://a b"
            })
    void whatIsNoAddressIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> HttpUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressMayHaveAPathAndAnIpv6Host() {
        HttpUrl url = HttpUrl.parse("https://[::1]:9200/es/");
        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.path()).isEqualTo("/es");
        assertThat(url.encrypted()).isTrue();
    }
}
