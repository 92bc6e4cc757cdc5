package dockerana.testkit;

import org.junit.jupiter.api.Test;

class SampleSinkContractTest {
    @Test
    void aSinkThatKeepsItsPromisesPasses() {
        Contracts.assertKept(RightSampleSink.class);
    }
}
