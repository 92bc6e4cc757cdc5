package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Sink;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSinkContractTest {
    @Test
    void aSinkThatKeepsItsPromisesPasses() {
        Contracts.assertKept(RightRecordSink.class);
    }

    @ParameterizedTest
    @MethodSource("dockerana.testkit.WrongRecordSinks#all")
    void aSinkThatBreaksOnePromiseFailsThatTestAlone(Class<?> contract, String promise) {
        Contracts.assertBroken(contract, promise);
    }

    @Test
    void everyPromiseIsSeenBroken() {
        assertThat(Stream.of(WrongRecordSinks.all(), WrongSinkLives.all(), WrongConnections.all())
                        .flatMap(rows -> rows)
                        .map(row -> row.get()[1]))
                .containsAll(Contracts.promises(RecordSinkContract.class, RemoteSinkContract.class));
    }

    @Test
    void aRemoteSinksTestSaysWhatTheSinkTakes() throws Exception {
        try (TcpFarEnd server = new TcpFarEnd()) {
            RemoteSinkContract neither = new RemoteSinkContract() {
                @Override
                public FarEnd farEnd() {
                    return server;
                }

                @Override
                public Component component() {
                    return Component.sink("lines", RightSampleSink.Config.class, LineSink.class);
                }

                @Override
                public Sink sink(Agent agent) {
                    return new LineSink(server.port(), agent);
                }
            };
            assertThatThrownBy(neither::connectReplacesAnOlderConnection)
                    .hasMessageContaining("implement SampleSinkContract or RecordSinkContract too");
        }
    }
}
