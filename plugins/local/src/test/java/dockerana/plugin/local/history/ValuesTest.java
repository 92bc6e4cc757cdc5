package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static double[] unpacked(double... values) {
        PackedOutput out = new PackedOutput();
        Values.pack(values, 0, values.length, out);
        double[] back = new double[values.length];
        Arrays.fill(back, Double.NaN);
        Values.unpack(new PackedInput(out.toBytes()), values.length, back, 0);
        return back;
    }

    private static int packedBytes(double... values) {
        PackedOutput out = new PackedOutput();
        Values.pack(values, 0, values.length, out);
        return out.size();
    }

    @Test
    void wholeNumbersAndShortDecimalsComeBackAsTheyWere() {
        double[] values = {0, 1, -1, 12.5, 0.001, 99.999, 4096, 1e15, -7.25, 8_589_934_592.0, 3, 3, 3, 3, 3, 0.1, 100};

        assertThat(unpacked(values)).containsExactly(values);
    }

    @Test
    void whatHasMoreDigitsComesBackToAMillionth() {
        Random random = new Random(7);
        for (int size = -7; size <= 18; size++) {
            double[] values = new double[200];
            for (int i = 0; i < values.length; i++) {
                values[i] = (random.nextDouble() - 0.5) * Math.pow(10, size);
            }
            double[] back = unpacked(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(Math.abs(back[i] - values[i]))
                        .as("%s came back as %s", values[i], back[i])
                        .isLessThanOrEqualTo(Math.abs(values[i]) * 1e-6);
            }
        }
    }

    @Test
    void sizesMayChangeFromOneValueToTheNext() {
        double[] values = {1.0 / 3, 1e6 / 3, 1e-5 / 3, 1e12 / 3, 0, 2e-12, 1e300, -1e300, 5, 1.0 / 7, 1e15 + 1, 1.0 / 3
        };
        double[] back = unpacked(values);

        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(back[i] - values[i])).isLessThanOrEqualTo(Math.abs(values[i]) * 1e-6);
        }
    }

    @Test
    void gapsStayGaps() {
        double[] values = {Double.NaN, Double.NaN, 1, Double.NaN, 1, 1, 1, 1, Double.NaN, Double.NaN};

        assertThat(unpacked(values)).containsExactly(values);
    }

    @Test
    void whatDoesNotChangeTakesNextToNothing() {
        double[] values = new double[360];
        Arrays.fill(values, 536_870_912);

        assertThat(packedBytes(values)).isLessThan(12);
    }

    @Test
    void noiseTakesFewBytes() {
        Random random = new Random(7);
        double[] values = new double[360];
        for (int i = 0; i < values.length; i++) {
            values[i] = 30 + random.nextGaussian() * 2;
        }

        assertThat((double) packedBytes(values) / values.length).isLessThan(4);
    }

    @Test
    void onlyWhatFallsIntoTheArrayIsUnpacked() {
        PackedOutput out = new PackedOutput();
        Values.pack(new double[] {1, 2, 3, 3, 3, 3, 3, 4}, 0, 8, out);
        double[] part = new double[3];

        Values.unpack(new PackedInput(out.toBytes()), 8, part, -5);

        assertThat(part).containsExactly(3, 3, 4);
    }
}
