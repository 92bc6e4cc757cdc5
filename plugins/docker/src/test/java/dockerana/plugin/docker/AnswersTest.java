package dockerana.plugin.docker;

import static dockerana.plugin.docker.Far.OK;
import static dockerana.plugin.docker.Far.PING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.plugin.docker.Far.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of any form and in any state, either way. */
@Timeout(20)
class AnswersTest {
    @TempDir
    private Path folder;

    private static Stream<Arguments> bothWays(List<String> answers) {
        return answers.stream().flatMap(answer -> Stream.of(Way.values()).map(way -> Arguments.of(way, answer)));
    }

    static Stream<Arguments> complete() {
        return Stream.concat(
                bothWays(
                        List.of(
                                OK,
                                "HTTP/1.1 200 OK\nContent-Length: 2\n\nOK",
                                "HTTP/1.0 200\r\n\r\nOK",
                                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK",
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\nO\r\n1\r\nK\r\n0\r\nTrailer: x\r\n\r\n")),
                Stream.of(Arguments.of(
                        Way.UNIX, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nOK")));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void everyWayToMarkTheEndIsUnderstood(Way way, String answer) throws IOException {
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
        assertThat(Far.answer(way, folder, once)).isEqualTo("OK");
        assertThat(Far.answer(way, folder, byteByByte)).isEqualTo("OK");
    }

    static Stream<Arguments> damaged() {
        return bothWays(List.of(
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
                "HTTP/1.1 999999 OK\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void whatIsCutOrDamagedIsAnErrorAndNotAShortAnswer(Way way, String answer) {
        assertThatThrownBy(() -> Far.answer(way, folder, (engine, request, channel) -> {
                    FakeEngine.say(channel, answer);
                    channel.shutdownOutput();
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(way == Way.UNIX ? "engine.sock" : "tcp://127.0.0.1:");
    }

    @ParameterizedTest
    @EnumSource
    void endlessHeadersAreGivenUp(Way way) throws IOException {
        FakeEngine.Script endless = (engine, request, channel) -> {
            FakeEngine.say(channel, "HTTP/1.1 200 OK\r\n");
            while (true) {
                FakeEngine.say(channel, "X: y\r\n");
            }
        };
        try (Far far = new Far(way, folder, Far.SHORT, endless)) {
            assertThatThrownBy(() -> far.transport.execute(PING)).isInstanceOf(UncheckedIOException.class);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(304, 400, 403, 404, 409, 500, 502).map(status -> Arguments.of(way, status)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAnswerIsAnAnswerWhateverItsStatus(Way way, int status) throws IOException {
        String answer = "HTTP/1.1 %d No\r\nX-Reason: busy\r\nContent-Length: 0\r\n\r\n".formatted(status);
        try (Far far = new Far(way, folder, Far.LONG, FakeEngine.saying(answer));
                Response called = far.transport.execute(PING);
                Response streamed = far.transport.stream(PING, Far.LONG)) {
            assertThat(called.getStatusCode()).isEqualTo(status);
            assertThat(called.getHeader("x-reason")).isEqualTo("busy");
            assertThat(streamed.getStatusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNoAnswer(Way way) {
        assertThatThrownBy(() -> {
                    String answer = "HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
                    try (Far far = new Far(way, folder, Far.LONG, FakeEngine.saying(answer))) {
                        Engine.at(far.transport);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatAnEngineRefusesIsToldInItsWords(Way way) {
        assertThatThrownBy(() -> {
                    String answer = "HTTP/1.1 500 No\r\nContent-Length: 27\r\n\r\n{\"message\":\"no disk space\"}";
                    try (Far far = new Far(way, folder, Far.LONG, FakeEngine.saying(answer))) {
                        Engine.at(far.transport);
                    }
                })
                .isInstanceOfSatisfying(
                        Docker.Refusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(500))
                .hasMessage("Docker answered ping with 500: no disk space");
    }
}
