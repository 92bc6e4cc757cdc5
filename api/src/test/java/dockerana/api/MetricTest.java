package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
    @Test
    void onePatternServesPathsAndTags() {
        Metric metric = Metric.counter("containers.{container}.network.{interface}.rx_bytes", "Bytes received");

        assertThat(metric.labels()).containsExactly("container", "interface");
        assertThat(metric.name()).isEqualTo("containers.network.rx_bytes");
        assertThat(metric.of("web", "eth0").path()).isEqualTo("containers.web.network.eth0.rx_bytes");
        assertThat(metric.of("web", "eth0").isCounter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "memory.used_bytes, bytes",
        "uptime_seconds, seconds",
        "cpu.percent, percent",
        "cpu.limit_cores, cores",
        "cpu.cores, cores",
        "processes.running, ''",
        "gigabytes, ''",
        "load.1m, ''"
    })
    void theUnitIsTheLastWord(String pattern, String unit) {
        assertThat(Metric.gauge(pattern, "x").unit()).isEqualTo(unit);
    }

    @Test
    void aUnitThatTheNameDoesNotTellCanBeGiven() {
        Metric user = Metric.gauge("cpu.user", "Time in user mode").in("percent");

        assertThat(user.unit()).isEqualTo("percent");
        assertThat(user.description()).isEqualTo("Time in user mode");
        assertThat(user).isEqualTo(Metric.gauge("cpu.user", "x"));
    }

    @Test
    void patternAndKindAreItsIdentity() {
        assertThat(Metric.gauge("a.b", "x"))
                .isEqualTo(Metric.gauge("a.b", "y"))
                .hasSameHashCodeAs(Metric.gauge("a.b", "y"));
        assertThat(Metric.gauge("a.b", "x")).isNotEqualTo(Metric.counter("a.b", "x"));
        assertThat(Metric.gauge("a.b", "x")).isNotEqualTo(Metric.gauge("a.c", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "A.b",
                "a b",
                "a/b",
                "a;b",
                "{a}",
                "{a}.{b}",
                "{a",
                "a}",
                "x{a}",
                "{a}x.b",
                "{A}.b",
                "{}.b",
                "{a}.{a}.b",
                "{name}.b",
                "a.count",
                "a.sum",
                "a.lower",
                "a.upper",
                "\u00e4.b",
                "a.b\n"
            })
    void aPatternThatIsNotWellFormedIsRefusedAndNamed(String pattern) {
        assertThatThrownBy(() -> Metric.gauge(pattern, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'");
    }
}
