package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSinkContractTest {
    static Stream<Arguments> wrong() {
        return Stream.of(WrongSampleSinks.all(), WrongSinkLives.all(), WrongConnections.all())
                .flatMap(rows -> rows);
    }

    @Test
    void aSinkThatKeepsItsPromisesPasses() {
        Contracts.assertKept(RightSampleSink.class);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aSinkThatBreaksOnePromiseFailsThatTestAlone(Class<?> contract, String promise) {
        Contracts.assertBroken(contract, promise);
    }

    @Test
    void everyPromiseIsSeenBroken() {
        assertThat(wrong().map(row -> row.get()[1]))
                .containsAll(Contracts.promises(SampleSinkContract.class, RemoteSinkContract.class));
    }
}
