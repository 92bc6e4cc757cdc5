package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesNamesTest {
    private static final Metric RX =
            Metric.counter("containers.{container}.network.{interface}.rx_bytes", "Bytes received");

    private static String node(String value) {
        String path = RX.of(value, "eth0").path();
        assertThat(path).startsWith("containers.").endsWith(".network.eth0.rx_bytes");
        return path.substring("containers.".length(), path.length() - ".network.eth0.rx_bytes".length());
    }

    @Test
    void safeNamesStayAsTheyAre() {
        for (String name : List.of("web", "shop-web-1", "Web_2", "0", "x".repeat(100))) {
            assertThat(node(name)).isEqualTo(name);
        }
    }

    @Test
    void everyOtherCharacterBecomesOneUnderscore() {
        assertThat(node("a.b/c d")).isEqualTo("a_b_c_d");
        assertThat(node("..")).isEqualTo("__");
        assertThat(node("")).isEqualTo("_");
        assertThat(node("\ud83d\ude00")).as("one emoji, two chars").isEqualTo("_");
        assertThat(node("\ud83d")).as("half an emoji").isEqualTo("_");
    }

    @Test
    void whatIsTooLongKeepsItsBeginningAndEndsInItsHash() {
        String longName = "x".repeat(101);

        assertThat(node(longName)).hasSize(100).matches("x{91}-[0-9a-f]{8}");
        assertThat(node(longName)).isEqualTo(node("x".repeat(101)));
    }

    @Test
    void longNamesThatDifferBehindTheCutStayDistinct() {
        Map<String, String> nodes = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String name = "k8s_" + "x".repeat(100) + i;
            assertThat(nodes.put(node(name), name)).as(name).isNull();
        }
    }

    /** Names that differ in two places, as image references with a registry and a tag do. */
    @Test
    void longNamesWhoseStringHashesCollideStayDistinct() {
        String head = "x".repeat(100);
        String one = head + "Aa";
        String other = head + "BB";
        assertThat(one).hasSameHashCodeAs(other);

        assertThat(node(one)).isNotEqualTo(node(other));
    }

    @Test
    void identityIsThePath() {
        Series one = RX.of("a b", "eth0");
        Series other = RX.of("a_b", "eth0");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.labels()).isNotEqualTo(other.labels());
        assertThat(one.startedAt(Instant.EPOCH).with(Map.of("image", "x"))).isEqualTo(one);
        assertThat(one).isNotEqualTo(RX.of("a", "eth0"));
    }

    @Test
    void labelsKeepTheirTextAndThePatternsOrder() {
        Series series = RX.of("a;b\n", "eth0");

        assertThat(series.labels()).containsExactly(Map.entry("container", "a;b\n"), Map.entry("interface", "eth0"));
    }

    @Test
    void theNumberOfLabelsMustFit() {
        assertThatThrownBy(() -> RX.of("web"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 labels")
                .hasMessageContaining("[web]");
    }
}
