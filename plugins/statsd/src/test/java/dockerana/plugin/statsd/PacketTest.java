package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {
    private final Packet packet = new Packet(60);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "42, 42",
        "0.5, 0.5",
        "9007199254740991, 9007199254740991",
        "1e16, 10000000000000000",
        "12345678.9, 12345678.9",
        "0.00001, 0.00001",
        "1.5e-7, 0.00000015",
    })
    void aNumberIsWrittenWholeWhereItIsAndNeverWithAnExponent(double value, String written) {
        packet.addCounter("a", value);

        assertThat(packet.take()).isEqualTo("a:" + written + "|c");
    }

    @Test
    void whatIsWrittenMeansTheVeryDouble() {
        Packet large = new Packet(1000);
        new Random(1)
                .doubles(100_000)
                .map(random -> Double.longBitsToDouble(Double.doubleToRawLongBits(random) ^ (long) (random * 1e18)))
                .filter(value -> Double.isFinite(value) && value > 0)
                .forEach(value -> {
                    large.addCounter("a", value);
                    String line = large.take();
                    assertThat(Double.parseDouble(line.substring(2, line.length() - 2)))
                            .isEqualTo(value);
                });
    }

    @Test
    void aGaugeBelowZeroIsSetToZeroFirstInTheSameDatagram() {
        packet.addGauge("a", -5);

        assertThat(packet.take()).isEqualTo("a:0|g\na:-5|g");
    }

    @Test
    void aLineThatDoesNotFitLeavesThePacketAsItWas() {
        assertThat(packet.addCounter("a", 1)).isTrue();
        assertThat(packet.addCounter("b".repeat(50), 1)).isTrue();
        assertThat(packet.addCounter("c", 1)).isFalse();
        assertThat(packet.addGauge("d", -1)).isFalse();

        assertThat(packet.take()).isEqualTo("a:1|c\n" + "b".repeat(50) + ":1|c").hasSize(60);
        assertThat(packet.isEmpty()).isTrue();
    }
}
