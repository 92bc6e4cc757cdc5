package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashModeTest {
    private static final Metric LEVEL = Metric.gauge("level.{number}", "Anything");

    private final TestAgent agent = TestAgent.ofSink("graphite").withPrefix("p");

    @AfterEach
    void interruptThreads() {
        agent.close();
    }

    private CarbonSink sink(Configs config) {
        return new CarbonSink(config.build(), agent);
    }

    @Test
    void eachServerHasALaneAndItsShareOfTheSeries() {
        CarbonSink sink = sink(Configs.of("a:1:x", "a:2:y", "b:1").hash("carbon_ch"));
        HashRing ring = new HashRing(
                new HashType("carbon_ch"), List.of(Server.parse("a:1:x"), Server.parse("a:2:y"), Server.parse("b:1")));

        assertThat(sink.lanes()).hasSize(3);
        for (int i = 0; i < 100; i++) {
            Series series = LEVEL.of(String.valueOf(i));
            assertThat(sink.lane(series)).isEqualTo(ring.server("p.level." + i));
        }
    }

    @Test
    void aServerThatIsDownKeepsItsShareAndTheOthersGoOn() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of("127.0.0.1:1:a", carbon.address() + ":b")
                        .lines()
                        .hash("carbon_ch"))) {
            CarbonLane down = sink.lanes().get(0);
            CarbonLane up = sink.lanes().get(1);

            assertThatThrownBy(down::connect)
                    .isInstanceOf(IOException.class)
                    .hasMessage("127.0.0.1:1 refused the connection");
            up.connect();
            up.write(new TestBatch().gauge("level", 1).build());

            assertThat(carbon.connection().line()).startsWith("p.level 1 ");
            assertThat(agent.lastStatus())
                    .isEqualTo(Status.ok("Each of 2 servers has its share of the series")
                            .by("lines to 2 servers by carbon_ch"));
        }
    }

    @Test
    void aRingThatGivesOneServerAlmostEverythingIsReported() throws Exception {
        try (FakeCarbon carbon = new FakeCarbon();
                CarbonSink sink = sink(Configs.of(carbon.address(), "other").hash("fnv1a_ch"))) {
            sink.lanes().getFirst().connect();

            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains("fnv1a_ch");
        }
    }

    @Test
    void severalServersAreNotWrittenToAsOne() throws Exception {
        try (CarbonSink sink = sink(Configs.of("a", "b").hash("carbon_ch"))) {
            assertThatThrownBy(() -> sink.write(new TestBatch().build())).isInstanceOf(IllegalStateException.class);
        }
    }
}
