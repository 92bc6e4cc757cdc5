package dockerana.plugin.docker;

import static dockerana.plugin.docker.Far.LONG;
import static dockerana.plugin.docker.Far.PING;
import static dockerana.plugin.docker.Far.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.plugin.docker.Far.Way;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that takes its time, either way: nothing waits for it longer than it may. */
@Timeout(20)
class PatienceTest {
    private static final String STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @TempDir
    private Path folder;

    /** Says this, then a byte now and then, or nothing. */
    private static FakeEngine.Script slow(String beginning, boolean trickling) {
        return (engine, request, channel) -> {
            FakeEngine.say(channel, beginning);
            while (!engine.released.await(20, TimeUnit.MILLISECONDS)) {
                if (trickling) {
                    FakeEngine.say(channel, "x");
                }
            }
        };
    }

    static Stream<Arguments> slowBodies() {
        return Stream.of(Way.values())
                .flatMap(way ->
                        List.of("HTTP/1.1 200 OK\r\n\r\nO", "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nO").stream()
                                .map(beginning -> Arguments.of(way, beginning)));
    }

    @ParameterizedTest
    @MethodSource("slowBodies")
    void aBodyThatTricklesIsGivenUp(Way way, String beginning) throws IOException {
        try (Far far = new Far(way, folder, SHORT, slow(beginning, true))) {
            assertThatThrownBy(() -> far.transport.execute(PING)).hasMessageContaining("did not answer in time");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatDoesNotComeIsGivenUp(Way way) throws IOException {
        try (Far far = new Far(way, folder, SHORT, slow("", false))) {
            assertThatThrownBy(() -> far.transport.execute(PING)).hasMessageContaining("did not answer in time");
            assertThatThrownBy(() -> far.transport.stream(PING, Duration.ZERO))
                    .hasMessageContaining("did not answer in time");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeadThatTricklesIsGivenUp(Way way) throws IOException {
        try (Far far = new Far(way, folder, SHORT, slow("HTTP/1.1 200 OK\r\nX: ", true))) {
            assertThatThrownBy(() -> far.transport.execute(PING)).hasMessageContaining("did not answer in time");
            assertThatThrownBy(() -> far.transport.stream(PING, Duration.ZERO))
                    .hasMessageContaining("did not answer in time");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamWithALimitForSilenceIsGivenUp(Way way) throws IOException {
        try (Far far = new Far(way, folder, LONG, slow("HTTP/1.1 200 OK\r\n\r\nx", false));
                Response response = far.transport.stream(PING, SHORT)) {
            InputStream body = response.getBody();
            assertThat(body.read()).isEqualTo('x');
            assertThatThrownBy(body::read).hasMessageContaining("in time");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsCutIsAnErrorAndNotAnEnd(Way way) throws IOException {
        FakeEngine.Script cut = (engine, request, channel) -> {
            FakeEngine.say(channel, STREAM + "5\r\nhello\r\n");
            channel.close();
        };
        try (Far far = new Far(way, folder, LONG, cut);
                Response response = far.transport.stream(PING, Duration.ZERO)) {
            assertThatThrownBy(() -> response.getBody().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    private interface Ending {
        void end(Response response, Thread reader) throws Exception;
    }

    private void aReadEndsBy(Way way, Ending ending) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        FakeEngine.Script silent = (engine, request, channel) -> {
            FakeEngine.say(channel, STREAM);
            asked.countDown();
        };
        try (Far far = new Far(way, folder, SHORT, silent)) {
            Response response = far.transport.stream(PING, Duration.ZERO);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread reader = far.agent.threads().newThread(() -> {
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

    @ParameterizedTest
    @EnumSource
    void aCloseFromAnotherThreadEndsARead(Way way) throws Exception {
        aReadEndsBy(way, (response, reader) -> response.close());
    }

    @ParameterizedTest
    @EnumSource(names = "UNIX")
    void anInterruptEndsARead(Way way) throws Exception {
        aReadEndsBy(way, (response, reader) -> reader.interrupt());
    }
}
