package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {
    private static Map<String, Double> of(String json) throws IOException {
        return Statistics.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyNumberHasThePathOfItsKeys() throws Exception {
        assertThat(RecordedStatistics.of(Path.of("src/test/cases/statistics/running.json")))
                .containsEntry("cpu_stats.cpu_usage.total_usage", 3960728584.0)
                .containsEntry("cpu_stats.cpu_usage.percpu_usage.1", 1998097792.0)
                .containsEntry("memory_stats.stats.total_rss", 61440.0)
                .containsEntry("blkio_stats.io_service_bytes_recursive.254:0.write", 3289088.0)
                .containsEntry("blkio_stats.io_serviced_recursive.254:0.write", 54.0)
                .containsEntry("networks.eth1.rx_packets", 12.0)
                .doesNotContainKey("precpu_stats.cpu_usage.total_usage");
    }

    @Test
    void whatDoesNotRunUsesNothing() throws Exception {
        assertThat(of("{\"read\":\"0001-01-01T00:00:00Z\",\"cpu_stats\":{\"online_cpus\":0},\"name\":\"/idle\"}"))
                .isEmpty();
    }

    @Test
    void whatIsNoNumberIsLeftOut() throws Exception {
        assertThat(of("{\"a\":null,\"b\":\"1\",\"c\":[],\"d\":{},\"e\":true,\"f\":[{\"op\":\"Read\",\"value\":1}],"
                        + "\"g\":18446744073709551615,\"blkio_stats\":{\"list\":null}}"))
                .containsOnly(Map.entry("f.0:0.read", 1.0), Map.entry("g", 0x1p64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"a\":", "{\"a\":1", "<html>", "{\"a\":[{\"op\":"})
    void whatIsNoAnswerIsAFailureOfTheFarEnd(String answer) {
        assertThatThrownBy(() -> of(answer)).isInstanceOf(IOException.class);
    }
}
