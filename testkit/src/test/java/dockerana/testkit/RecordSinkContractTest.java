package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

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
                .containsAll(Contracts.promises(RecordSinkContract.class, RemoteRecordSinkContract.class));
    }
}
