package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceContractTest {
    static Stream<Arguments> wrong() {
        return Stream.concat(WrongSources.all(), WrongLives.all());
    }

    @Test
    void aSourceThatKeepsItsPromisesPasses() {
        Contracts.assertKept(RightSource.class);
    }

    @Test
    void aSourceOfWhichSeveralRunPasses() {
        Contracts.assertKept(WrongSources.Several.class);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aSourceThatBreaksOnePromiseFailsThatTestAlone(Class<?> contract, String promise) {
        Contracts.assertBroken(contract, promise);
    }

    @Test
    void everyPromiseIsSeenBroken() {
        assertThat(wrong().map(row -> row.get()[1]))
                .containsAll(Contracts.promises(SourceContract.class, RemoteSourceContract.class));
    }
}
