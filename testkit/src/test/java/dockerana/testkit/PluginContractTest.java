package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PluginContractTest {
    @Test
    void aPluginThatKeepsItsPromisesPasses() {
        Contracts.assertKept(RightPlugin.class);
    }

    @ParameterizedTest
    @MethodSource("dockerana.testkit.WrongPlugins#all")
    void aPluginThatBreaksAPromiseFailsThatTestAlone(WrongPlugins.Wrong wrong) {
        Contracts.assertBroken(wrong.contract(), wrong.promises().toArray(new String[0]));
    }

    @Test
    void everyPromiseIsSeenBroken() {
        assertThat(WrongPlugins.all().flatMap(wrong -> wrong.promises().stream()))
                .containsAll(Contracts.promises(PluginContract.class));
    }
}
