package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.Tls;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsTest {
    private static final Metric LEVEL = Metric.gauge("level.{number}", "Anything");
    private static final int SAMPLES = 20_000;

    private final TestAgent agent = TestAgent.ofSink("graphite").withPrefix("p");

    private static Certificates own;
    private static Certificates others;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        own = new Certificates(Files.createDirectory(folder.resolve("own")), "ip:127.0.0.1");
        others = new Certificates(Files.createDirectory(folder.resolve("others")), "dns:other.example.com");
    }

    @AfterEach
    void interruptThreads() {
        agent.close();
    }

    private CarbonSink sink(String server, Certificates trusted, boolean verifyHostname) {
        Tls tls = new Tls(Optional.of(trusted.pem()), Optional.empty(), Optional.empty(), verifyHostname);
        Configs config = Configs.of(server).lines().tls(tls).writeTimeout(Duration.ofMillis(300));
        return new CarbonSink(config.build(), agent);
    }

    private static Batch large() {
        TestBatch batch = new TestBatch();
        for (int i = 0; i < SAMPLES; i++) {
            batch.add(LEVEL.of(String.valueOf(i)), i);
        }
        return batch.build();
    }

    /** The far end of a handshake needs a thread of its own. */
    private static CompletableFuture<String> firstLine(FakeCarbon carbon) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return carbon.connection().line();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everythingArrives(String version) throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(own.server(version));
                CarbonSink sink = sink(carbon.address(), own, true)) {
            Batch batch = large();
            CompletableFuture<Void> read = CompletableFuture.runAsync(() -> {
                try {
                    FakeCarbon.Connection connection = carbon.connection();
                    for (int i = 0; i < 2 * SAMPLES; i++) {
                        assertThat(connection.line()).startsWith("p.level." + i % SAMPLES + " ");
                    }
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            sink.connect();
            sink.write(batch);
            sink.write(batch);

            read.join();
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(others.server("TLS"));
                CarbonSink sink = sink(carbon.address(), others, true)) {
            CompletableFuture<String> line = firstLine(carbon);

            assertThatThrownBy(sink::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(carbon.address() + " did not agree on TLS: ")
                    .hasMessageContaining("127.0.0.1");
            assertThat(line.handle((arrived, failure) -> failure != null).join())
                    .isTrue();
        }
    }

    @Test
    void aCertificateForAnotherHostIsTakenIfNobodyShallLook() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(others.server("TLS"));
                CarbonSink sink = sink(carbon.address(), others, false)) {
            CompletableFuture<String> line = firstLine(carbon);
            sink.connect();
            sink.write(new TestBatch().gauge("level", 1).build());

            assertThat(line.join()).startsWith("p.level 1 ");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsNamedAndSoIsTls() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(carbon.address(), own, true)) {
            CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> {
                try {
                    FakeCarbon.Connection connection = carbon.connection();
                    connection.in().read(); // carbon takes it for a frame that is too long
                    connection.reset();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThatThrownBy(sink::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(carbon.address() + " did not agree on TLS: it broke the connection");
            hangsUp.join();
        }
    }

    @Test
    void aTlsServerThatClosedIsNoticed() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(own.server("TLS"));
                CarbonSink sink = sink(carbon.address(), own, true)) {
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
                try (FakeCarbon.Connection connection = carbon.connection()) {
                    connection.line();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            sink.connect();
            sink.write(new TestBatch().gauge("level", 1).build());

            assertThatThrownBy(() -> writeUntilItFails(
                            sink, new TestBatch().gauge("level", 2).build()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(carbon.address() + " closed the connection");
            closed.join();
        }
    }

    @Test
    void aServerThatWantsAnotherHandshakeIsGivenUp() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(own.server("TLSv1.2"));
                CarbonSink sink = sink(carbon.address(), own, true)) {
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> {
                try (FakeCarbon.Connection connection = carbon.connection()) {
                    connection.line();
                    connection.renegotiate();
                } catch (IOException e) {
                    // the agent gave the connection up
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            sink.connect();
            sink.write(new TestBatch().gauge("level", 1).build());

            assertThatThrownBy(() -> writeUntilItFails(
                            sink, new TestBatch().gauge("level", 2).build()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(carbon.address() + " closed the connection");
            asked.join();
        }
    }

    private static void writeUntilItFails(CarbonSink sink, Batch batch) throws Exception {
        while (true) {
            sink.write(batch);
        }
    }

    @Test
    void aTlsServerThatStopsReadingIsGivenUp() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon(own.server("TLS"));
                CarbonSink sink = sink(carbon.address(), own, true)) {
            CompletableFuture<String> line = firstLine(carbon);
            sink.connect();
            sink.write(new TestBatch().gauge("level", 1).build());
            line.join();

            assertThatThrownBy(() -> writeUntilItFails(sink, large()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(carbon.address() + " has read nothing for 0.3 s");
        }
    }
}
