package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.testkit.FarEnd;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.RemoteSinkContract;
import dockerana.testkit.SampleSinkContract;
import dockerana.testkit.TcpFarEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class PickleContractTest implements SampleSinkContract, RemoteSinkContract {
    private final TcpFarEnd farEnd = new TcpFarEnd();

    PickleContractTest() throws IOException {}

    @AfterEach
    void closeFarEnd() {
        farEnd.close();
    }

    @Override
    public Component component() {
        return new CarbonPlugin().components().getFirst();
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new CarbonSink(Configs.of(farEnd.name()).replay(Duration.ZERO).build(), agent);
    }

    @Override
    public FarEnd farEnd() {
        return farEnd;
    }

    @Override
    public List<ReceivedSample> received() {
        return Received.pickle(farEnd.received());
    }
}
