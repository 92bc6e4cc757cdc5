package dockerana.plugin.local.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.local.history.Points;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final double NONE = Double.NaN;

    @Test
    void stepsThatBelongTogetherDoSoWhereverTheChartBegins() {
        Points points = new Points(1020, 10, new double[] {1, 2, 3, NONE, 5, 9});
        Thinning thinning = Thinning.to(3, points);
        assertThat(thinning.step()).isEqualTo(20);
        assertThat(thinning.start()).isEqualTo(1020);
        assertThat(thinning.averages(points.values())).containsExactly(1.5, 3, 7);
        assertThat(thinning.maxima(points.values())).containsExactly(2, 3, 9);
        Points later = new Points(1030, 10, new double[] {2, 3, NONE, 5, 9});
        assertThat(Thinning.to(3, later)).isEqualTo(new Thinning(1020, 20, 1, 2));
        assertThat(Thinning.to(3, later).averages(later.values())).containsExactly(2, 3, 7);
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        Points points = new Points(0, 10, new double[] {NONE, NONE, 1, NONE});
        Thinning thinning = Thinning.to(2, points);
        assertThat(thinning.averages(points.values())).containsExactly(NONE, 1);
        assertThat(thinning.maxima(points.values())).containsExactly(NONE, 1);
    }

    @Test
    void fewStepsStayAsTheyAre() {
        Points points = new Points(30, 10, new double[] {1, 2});
        assertThat(Thinning.to(2, points).averages(points.values())).isSameAs(points.values());
    }
}
