package dockerana.plugin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final String ASK = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Served served;

    HttpServerTest() throws IOException {
        served = new Served(Served.SHORT, HttpServerTest::echo);
    }

    private static Response echo(Request request) {
        return Response.text(request.method() + " " + request.path() + " " + request.query() + " "
                + new String(request.body(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void aConnectionServesOneRequestAfterTheOther() throws IOException {
        try (Wire wire = served.connect()) {
            wire.send(ASK + "POST /b?c=d HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + ASK);
            assertThat(wire.answer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nGET /a  ");
            assertThat(wire.answer()).endsWith("\r\n\r\nPOST /b c=d hello");
            assertThat(wire.answer()).endsWith("\r\n\r\nGET /a  ");
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        try (Wire wire = served.connect()) {
            for (char c : "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi".toCharArray()) {
                wire.send(String.valueOf(c));
            }
            assertThat(wire.answer()).endsWith("POST /b  hi");
        }
    }

    @Test
    void aHeadHasNoBodyAndTheLengthOfOne() throws IOException {
        try (Wire wire = served.connect()) {
            wire.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(new String(wire.read(10_000), StandardCharsets.UTF_8))
                    .contains("Content-Length: 9\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void whoExpectsToBeToldToGoOnIsTold() throws IOException {
        try (Wire wire = served.connect()) {
            wire.send("POST /b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(wire.answer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(wire.send("hi").answer()).endsWith("POST /b  hi");
        }
    }

    @Test
    void pathsAndParametersAreDecoded() throws IOException {
        assertThat(served.ask("GET /%C3%A4%20b?x={a,b}* HTTP/1.1\r\nHost: x\r\n\r\n"))
                .endsWith("GET /ä b x={a,b}* ");
        Parameters parameters = Parameters.of("a=1+2&a=%7B%zz%&b&=c&&d=%e4%b8%ad");
        assertThat(parameters.all("a")).containsExactly("1 2", "{%zz%");
        assertThat(parameters.last("b")).contains("");
        assertThat(parameters.last("d")).contains("中");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a\r\n\r\n",
                "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nHost : y\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA: b\nContent-Length: 3\r\n\r\n",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\nabc",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\n\r\nabc",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n"
            })
    void whatIsNotHttpOrCouldBeReadInTwoWaysIsRefused(String request) throws IOException {
        try (Wire wire = served.connect()) {
            assertThat(wire.send(request + ASK).answer()).matches("(?s)HTTP/1\\.1 (400|411|413|505) .*\"error\":.*");
            wire.awaitEnd(); // nothing that follows is taken for a request
        }
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws IOException {
        assertThat(served.ask("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(served.ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aQueryOfAMegabyteIsRefusedAndItsSenderIsTold() throws IOException {
        assertThat(served.ask(
                        "POST /render HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(1_000_000)))
                .startsWith("HTTP/1.1 413 ")
                .contains("the body takes more than 16384 bytes");
    }

    @Test
    void whoSendsHisRequestTooSlowlyIsLeft() throws IOException {
        try (Wire headless = served.connect();
                Wire silent = served.connect();
                Wire bodiless = served.connect()) {
            headless.send("GET /a HTTP/1.1\r\nHost: x\r\n");
            bodiless.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
            headless.awaitEnd();
            silent.awaitEnd();
            bodiless.awaitEnd();
        }
        assertThat(served.ask(ASK)).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoReadsTooSlowlyIsLeft() throws Exception {
        byte[] much = new byte[64 << 20];
        CountDownLatch ended = new CountDownLatch(1);
        try (Served large = new Served(
                        Served.SHORT,
                        request -> Response.streaming("text/plain", out -> {
                            try {
                                out.write(much);
                            } finally {
                                ended.countDown();
                            }
                        }));
                Wire wire = large.connect()) {
            wire.send(ASK);
            ended.await();
            wire.awaitEnd();
        }
    }

    /** Far more than it bears; each new one takes the place of one that says nothing. */
    @Test
    void tenThousandOpenConnectionsShutOutNobody() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 10_000; i++) {
                silent.add(new Socket(served.server.address(), served.server.port()));
                if (i % 20 == 19) {
                    assertThat(served.ask(ASK)).startsWith("HTTP/1.1 200");
                }
            }
            assertThat(served.server.connections()).isLessThanOrEqualTo(Served.SHORT.connections());
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void someWhoSendHalfARequestAndWaitShutOutNobody() throws IOException {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                slow.add(served.connect());
                try {
                    slow.getLast().send("GET /a HTTP/1.1\r\nHost: x\r\n");
                } catch (SocketException e) { // another took its place already
                }
            }
            assertThat(served.ask(ASK)).startsWith("HTTP/1.1 200");
        } finally {
            for (Wire wire : slow) {
                wire.close();
            }
        }
    }

    @Test
    void oneStreamTooManyIsRefused() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Wire> open = new ArrayList<>();
        try (Served streams = new Served(
                Served.SHORT,
                request -> Response.streaming("text/plain", out -> {
                    out.write('x');
                    end.await();
                }))) {
            for (int i = 0; i < Served.SHORT.streams(); i++) {
                open.add(streams.connect().send(ASK));
                assertThat(open.getLast().answer()).startsWith("HTTP/1.1 200");
            }
            assertThat(streams.ask(ASK)).startsWith("HTTP/1.1 503").contains("Retry-After");
            end.countDown();
            open.getFirst().awaitEnd();
            assertThat(streams.ask(ASK)).startsWith("HTTP/1.1 200");
        } finally {
            for (Wire wire : open) {
                wire.close();
            }
        }
    }

    @Test
    void aBugIsAnAnswerTooAndTellsNothing() throws IOException {
        try (Served buggy = new Served(Served.SHORT, request -> {
            throw new IllegalStateException("secret");
        })) {
            assertThat(buggy.ask(ASK)).startsWith("HTTP/1.1 500").doesNotContain("secret");
        }
    }

    @Test
    void aClosedServerEndsItsConnections() throws IOException {
        try (Wire wire = served.connect()) {
            assertThat(wire.send(ASK).answer()).startsWith("HTTP/1.1 200");
            served.close();
            wire.awaitEnd();
        }
    }
}
