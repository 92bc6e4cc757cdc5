package dockerana.plugin.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is too long to be kept as a whole until it is read. */
class LargeAnswersTest {
    private static final String ASK = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Limits PATIENT = within(Duration.ofMinutes(1));
    private static final Limits HASTY = within(Duration.ofSeconds(1));
    private static final String TEXT = "0123456789abcdef-".repeat(20_000);

    /** @param whole for what is large, as a whole */
    private static Limits within(Duration whole) {
        Duration rest = Duration.ofMinutes(1);
        return new Limits(64, 4, 2, 8 << 10, 16 << 10, rest, rest, rest, rest, whole);
    }

    /** In writes of all lengths. */
    private static Response inPieces() {
        return Response.inPieces("text/plain", out -> {
            byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
            out.write(bytes[0]);
            for (int at = 1, length = 0; at < bytes.length; at += length) {
                length = Math.min(at * 2, bytes.length - at);
                out.write(bytes, at, length);
                out.write(bytes, 0, 0);
            }
        });
    }

    private static HttpRequest request(Served served) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.server.port() + "/a"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Test
    void itComesInChunksAndTheConnectionServesOn() throws Exception {
        try (Served served = new Served(PATIENT, request -> inPieces());
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(request(served), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
                assertThat(answer.body()).isEqualTo(TEXT);
            }
            assertThat(served.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void oneOfNothingEndsWhereItEnds() throws Exception {
        String another = "GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Served served = new Served(PATIENT, request -> Response.inPieces("text/plain", out -> {}));
                Wire wire = served.connect().send(ASK + another)) {
            String[] parts = new String(wire.read(10_000), StandardCharsets.US_ASCII).split("\r\n\r\n", -1);
            assertThat(parts).hasSize(5);
            assertThat(parts[0]).startsWith("HTTP/1.1 200");
            assertThat(parts[1]).isEqualTo("0");
            assertThat(parts[2]).startsWith("HTTP/1.1 200");
            assertThat(parts[3]).isEqualTo("0");
        }
    }

    @Test
    void whoKnowsNoChunksReadsToTheEnd() throws Exception {
        try (Served served = new Served(PATIENT, request -> inPieces());
                Wire wire = served.connect().send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")) {
            String answer = new String(wire.read(1 << 20), StandardCharsets.US_ASCII);
            assertThat(answer)
                    .contains("Connection: close\r\n")
                    .doesNotContain("chunked", "Content-Length")
                    .endsWith("\r\n\r\n" + TEXT);
        }
    }

    @Test
    void itsHeadIsNothingButThat() throws Exception {
        try (Served served = new Served(PATIENT, request -> inPieces());
                Wire wire = served.connect().send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(wire.answer()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
            assertThat(wire.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void halfOfOneIsNotTakenForAll() throws Exception {
        try (Served served = new Served(
                        PATIENT,
                        request -> Response.inPieces("text/plain", out -> {
                            out.write(new byte[100_000]);
                            throw new IOException("cannot go on");
                        }));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThatIOException()
                    .isThrownBy(() -> client.send(request(served), HttpResponse.BodyHandlers.ofString()));
        }
    }

    /** What one of them takes in memory, a thousand may not. */
    @Test
    void fewAreUnderWayAtATimeAndTheOthersGetTheirTurn() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Handler large = new Handler() {
            @Override
            public boolean mayBeLarge(Request request) {
                return true;
            }

            @Override
            public Response answer(Request request) {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                return Response.inPieces("text/plain", out -> {
                    out.write(TEXT.getBytes(StandardCharsets.US_ASCII));
                    underWay.decrementAndGet();
                });
            }
        };
        try (Served served = new Served(PATIENT, large);
                HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(client.sendAsync(request(served), HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo(TEXT);
            }
        }
        assertThat(most.get()).isBetween(1, PATIENT.large());
    }

    /** So that nobody keeps the place of others. */
    @Test
    void whoTakesItTooSlowlyAsAWholeIsLeft() throws Exception {
        byte[] much = new byte[64 << 20];
        try (Served served = new Served(HASTY, request -> Response.inPieces("text/plain", out -> out.write(much)));
                Wire wire = served.connect().send(ASK)) {
            assertThat(readSlowly(wire)).isLessThan(much.length);
        }
    }

    private static long readSlowly(Wire wire) throws Exception {
        long read = 0;
        try {
            for (int got = 1; got > 0; read += got) {
                TimeUnit.MILLISECONDS.sleep(20); // a slow reader, but one who reads
                got = wire.read(64 << 10).length;
            }
        } catch (SocketException e) { // a reset is an end, too
        }
        return read;
    }
}
