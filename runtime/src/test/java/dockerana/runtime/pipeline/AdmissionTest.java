package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private static final Metric TOTAL = Metric.counter("things.{thing}.total", "Counts");
    private static final Metric FOREIGN = Metric.gauge("acme.{thing}.level", "Goes up and down");
    private static final Metric PER_SOURCE = Metric.gauge("acme.{source}.level", "Goes up and down");

    private final PatternOwners owners = new PatternOwners();

    @Test
    void theSecondSampleOfAPathIsDroppedCountedAndNamedOnce() {
        try (CapturedLog log = new CapturedLog("source.clashing")) {
            Vitals vitals = new Vitals(Role.SOURCE, "clashing", "things");
            Deltas deltas = deltas(vitals, owners.builtIn("things"));
            Series first = TOTAL.of("a.b");
            Series second = TOTAL.of("a/b");
            Series third = TOTAL.of("a_b");
            for (int i = 0; i < 3; i++) {
                Batch batch = batch(deltas, first, second, third, TOTAL.of("c"));
                assertThat(batch.size()).isEqualTo(2);
                assertThat(batch.series(0)).isSameAs(first);
            }
            assertThat(dropped(vitals)).isEqualTo(6);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR")
                    .contains("'things.a_b.total' stands for both {thing=a.b} and {thing=a/b}; the second is dropped");
        }
    }

    @Test
    void aClashGoesOnBeingDroppedAndCountedWhileTheSourceAddsTheSameInstances() {
        Vitals vitals = new Vitals(Role.SOURCE, "same", "things");
        Deltas deltas = deltas(vitals, owners.builtIn("things"));
        Series[] same = {TOTAL.of("a.b"), TOTAL.of("a/b")};
        batch(deltas, same);
        Batch second = batch(deltas, same);
        assertThat(second.size()).isOne();
        assertThat(second.delta(0)).isZero();
        assertThat(dropped(vitals)).isEqualTo(2);
    }

    @Test
    void aSourceThatClashesAllTheTimeDoesNotFillTheLog() {
        try (CapturedLog log = new CapturedLog("source.many")) {
            Deltas deltas = deltas(new Vitals(Role.SOURCE, "many", "things"), owners.builtIn("things"));
            batch(
                    deltas,
                    IntStream.range(0, 1_000)
                            .mapToObj(i -> TOTAL.of("x" + i / 2))
                            .toArray(Series[]::new));
            assertThat(log.lines()).hasSize(100);
        }
    }

    @Test
    void aLabelCannotMoveTheCursorOfWhoeverReadsTheLog() {
        try (CapturedLog log = new CapturedLog("source.hostile")) {
            Deltas deltas = deltas(new Vitals(Role.SOURCE, "hostile", "things"), owners.builtIn("things"));
            batch(deltas, TOTAL.of("a\u001b\u202e"), TOTAL.of("a\n\r"));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("{thing=a??}")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void aPatternBelongsToTheSourceThatHadItFirst() {
        assertThat(owners.builtIn("things").objection(TOTAL.of("a"))).isEmpty();
        assertThat(owners.builtIn("things").objection(TOTAL.of("b"))).isEmpty();
        assertThat(owners.builtIn("others").objection(TOTAL.of("c"))).contains("the pattern belongs to 'things'");

        Vitals vitals = new Vitals(Role.SOURCE, "others", "others");
        assertThat(batch(deltas(vitals, owners.builtIn("others")), TOTAL.of("d"))
                        .size())
                .isZero();
        assertThat(dropped(vitals)).isOne();
    }

    @Test
    void patternsOfAnOutsidePluginStartWithItsType() {
        PatternOwners.Claim claim = owners.outside(component("acme"));
        assertThat(claim.objection(FOREIGN.of("a"))).isEmpty();
        assertThat(claim.objection(TOTAL.of("a"))).contains("patterns of this plugin must start with 'acme.'");
        assertThat(owners.outside(component("acm")).objection(FOREIGN.of("a"))).isPresent();
    }

    @Test
    void patternsOfAnOutsidePluginOfWhichSeveralMayRunNameTheSource() {
        PatternOwners.Claim claim = owners.outside(component("acme").asOftenAsConfigured());
        assertThat(claim.objection(PER_SOURCE.of("a"))).isEmpty();
        assertThat(claim.objection(FOREIGN.of("a"))).contains("several may run, so its patterns need a node {source}");
    }

    private static Component component(String type) {
        return Component.source(type, NoConfig.class, Silent.class, List.of());
    }

    private static Deltas deltas(Vitals vitals, PatternOwners.Claim claim) {
        return new Deltas(vitals, claim, Instant.EPOCH, () -> 0);
    }

    private static Batch batch(Deltas deltas, Series... added) {
        deltas.begin(Instant.EPOCH);
        for (Series series : added) {
            deltas.add(series, 1);
        }
        return deltas.batch(0);
    }

    private static long dropped(Vitals vitals) {
        return vitals.part(0, 0).dropped().getOrDefault("clash", 0L);
    }

    private record NoConfig() {}

    private static final class Silent implements Source {
        @Override
        public void collect(Samples samples) {}
    }
}
