package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanesContractTest {
    @Test
    void aSinkThatSpreadsRightlyPasses() {
        Contracts.assertKept(RightLanes.class);
    }

    @ParameterizedTest
    @MethodSource("dockerana.testkit.WrongLanes#all")
    void aSinkThatBreaksOnePromiseFailsThatTestAlone(Class<?> contract, String promise) {
        Contracts.assertBroken(contract, promise);
    }

    @Test
    void everyPromiseIsSeenBroken() {
        assertThat(WrongLanes.all().map(row -> row.get()[1])).containsAll(Contracts.promises(LanesContract.class));
    }
}
