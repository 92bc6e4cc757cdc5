package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.plugin.carbon.CarbonConfig.Counters;
import dockerana.testkit.TestAgent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesNamesTest {
    private static final Series BYTES = Metric.counter(
                    "containers.{container}.network.{interface}.rx_bytes", "Bytes received")
            .of("web", "eth0")
            .with(Map.of("image", "nginx:1.27", "network", "front end"));

    private static final Series LEVEL =
            Metric.gauge("level.{a}.{a1}", "Anything").of("x", "y");

    private static SeriesNames names(Configs config) {
        return new SeriesNames(config.build(), TestAgent.ofSink("graphite").onHost("web01.example.com"));
    }

    @Test
    void inATreeASeriesIsItsPath() {
        assertThat(names(Configs.of("c")).current(BYTES))
                .isEqualTo("dockerana.web01_example_com.containers.web.network.eth0.rx_bytes");
    }

    @Test
    void aTotalHasASuffix() {
        assertThat(names(Configs.of("c")).total(BYTES))
                .isEqualTo("dockerana.web01_example_com.containers.web.network.eth0.rx_bytes_total");
        assertThat(names(Configs.of("c").tagged()).total(BYTES))
                .isEqualTo(
                        "dockerana.containers.network.rx_bytes_total;container=web;host=web01.example.com;interface=eth0");
    }

    @Test
    void attributesBecomeTagsWhereTheyAreListed() {
        assertThat(names(Configs.of("c").tagged("image", "network", "project")).current(BYTES))
                .isEqualTo("dockerana.containers.network.rx_bytes;container=web;host=web01.example.com;image=nginx:1.27"
                        + ";interface=eth0;network=front end");
    }

    @Test
    void linesHaveNoBlanksInTheirNames() {
        Series blanks = LEVEL.with(Map.of("image", "a b\u00a0c\u2003d"));

        assertThat(names(Configs.of("c").lines().tagged("image")).current(blanks))
                .endsWith(";image=a_b_c_d");
    }

    @Test
    void tagsAreSortedAsCarbonSortsThem() {
        assertThat(names(Configs.of("c").tagged()).current(LEVEL))
                .isEqualTo("dockerana.level;a1=y;a=x;host=web01.example.com");
    }

    @Test
    void noValueCanPassForOpenMetricsWithOtherTags() {
        Series forged = Metric.gauge("level.{zone}", "Anything").of("{host=\"other\"}");

        assertThat(names(Configs.of("c").tagged()).current(forged)).endsWith(";zone={host=\"other\"_");
    }

    @Test
    void onlyWhatIsConfiguredIsSentOfACounter() {
        Encoder encoder = new LineEncoder();

        assertThat(names(Configs.of("c")).bytes(BYTES, encoder).total()).isEmpty();
        SeriesBytes totals = names(Configs.of("c").counters(Counters.TOTAL)).bytes(BYTES, encoder);
        assertThat(totals.current()).isEmpty();
        assertThat(totals.total()).asString().endsWith("rx_bytes_total ");
        SeriesBytes gauge = names(Configs.of("c").counters(Counters.TOTAL)).bytes(LEVEL, encoder);
        assertThat(gauge.current()).isNotEmpty();
        assertThat(gauge.total()).isEmpty();
    }

    @Test
    void aRingKnowsTheNameThatIsSent() {
        assertThat(names(Configs.of("c")).onRing(BYTES)).endsWith(".rx_bytes");
        assertThat(names(Configs.of("c").counters(Counters.TOTAL)).onRing(BYTES))
                .endsWith(".rx_bytes_total");
        assertThat(names(Configs.of("c").counters(Counters.TOTAL)).onRing(LEVEL))
                .endsWith(".level.x.y");
    }
}
