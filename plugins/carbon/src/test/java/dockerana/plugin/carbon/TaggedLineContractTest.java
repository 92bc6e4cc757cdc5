package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.testkit.FarEnd;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.RemoteSinkContract;
import dockerana.testkit.SampleSinkContract;
import dockerana.testkit.TcpFarEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The protocol and the naming with the most ways for a label to break out. */
class TaggedLineContractTest implements SampleSinkContract, RemoteSinkContract {
    private final TcpFarEnd farEnd = new TcpFarEnd();

    TaggedLineContractTest() throws IOException {}

    @AfterEach
    void closeFarEnd() {
        farEnd.close();
    }

    private CarbonConfig config() {
        return Configs.of(farEnd.name())
                .lines()
                .tagged("image", "network", "project", "service")
                .replay(Duration.ZERO)
                .build();
    }

    @Override
    public Component component() {
        return new CarbonPlugin().components().getFirst();
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new CarbonSink(config(), agent);
    }

    @Override
    public FarEnd farEnd() {
        return farEnd;
    }

    @Override
    public List<ReceivedSample> received() {
        return Received.lines(farEnd.received());
    }

    @Override
    public String expectedName(Agent agent, Series series) {
        String name = new SeriesNames(config(), agent).current(series);
        return new String(
                name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8); // which has no lone surrogates
    }

    /** Fractions are made of a String. */
    @Override
    public double allocatedBytesPerSample() {
        return 200;
    }
}
