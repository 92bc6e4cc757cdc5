package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.runtime.agent.Assembled;
import dockerana.runtime.agent.Assembled.NoOptions;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ParityTest {
    private static final Metric LEVEL = Metric.gauge("{container}.level", "Goes up and down");
    private static final Metric TOTAL = Metric.counter("{container}.total", "Only grows");
    private static final List<Metric> METRICS = List.of(LEVEL, TOTAL);

    @TempDir
    Path directory;

    enum Way {
        AUTO,
        FILES,
        API
    }

    record Choice(Way via, String other) {}

    /** Only one way knows {@code ours} and {@code theirs}. */
    static final class Dual implements Source {
        private final boolean api;
        private int readings;

        Dual(Choice choice) {
            api = choice.via == Way.API;
            assertThat(choice.other).isEqualTo("kept");
        }

        @Override
        public void collect(Samples samples) {
            readings++;
            samples.add(LEVEL.of("web"), api ? 50 : 40);
            samples.add(TOTAL.of("web"), (api ? 1000 : 0) + 5 * readings);
            samples.add(LEVEL.of("db"), 0);
            samples.add(LEVEL.of(api ? "theirs" : "ours"), 1);
        }
    }

    static final class Unreachable implements Source {
        @Override
        public void collect(Samples samples) throws IOException {
            throw new IOException("nobody there");
        }
    }

    static final class Plain implements Source {
        @Override
        public void collect(Samples samples) {}
    }

    private static Settings settings(Class<? extends Source> dual) throws Exception {
        return Assembled.settings(
                "sources { dual { type = dual, via = auto, other = kept }, plain { type = plain } }, sinks { sink { type = sink } }",
                Component.source("dual", Choice.class, dual, METRICS),
                Component.source("plain", NoOptions.class, Plain.class, List.of()),
                Component.sink("sink", NoOptions.class, SamplingTest.Taking.class));
    }

    private Parity compared(Class<? extends Source> dual) throws Exception {
        Parity parity = new Parity(
                Assembled.of(directory, Parity.both(settings(dual))), Duration.ofMillis(20), Duration.ofSeconds(10));
        parity.run();
        return parity;
    }

    private static Comparison of(String path, Parity parity) {
        return parity.compared().stream()
                .filter(each -> each.series().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatKnowsTwoWaysIsThereAndThatTwice() throws Exception {
        assertThat(Parity.both(settings(Dual.class)).components())
                .extracting(ComponentSettings::id, component -> ((Choice) component.options()).via())
                .containsExactly(tuple("dual", Way.FILES), tuple("dual/api", Way.API));
    }

    @Test
    void whatBothWaysKnowIsComparedByItsPath() throws Exception {
        Parity parity = compared(Dual.class);

        assertThat(parity.failures()).isEmpty();
        assertThat(parity.compared())
                .extracting(each -> each.series().path())
                .containsExactlyInAnyOrder("web.level", "web.total", "db.level");
        assertThat(of("web.level", parity).percent()).isEqualTo(-20);
        assertThat(of("db.level", parity).percent()).isZero();
        Comparison total = of("web.total", parity); // each grew by five in some 20 ms
        assertThat(total.ours()).isPositive();
        assertThat(total.theirs()).isCloseTo(total.ours(), within(0.9 * total.ours()));
        assertThat(ParityCommand.summary(parity.compared()))
                .matches("2 containers, 3 numbers, largest difference [0-9.]+ % \\(web\\.(level|total)\\)");
    }

    @Test
    void aWayThatDoesNotAnswerIsNamed() throws Exception {
        Parity parity = compared(Unreachable.class);

        assertThat(parity.compared()).isEmpty();
        assertThat(parity.failures()).containsEntry("dual", "nobody there");
    }

    @Test
    void aWordThatAnOptionDoesNotKnowIsNotChosen() throws Exception {
        ComponentSettings dual = settings(Dual.class).components().getFirst();

        assertThat(dual.with("x", "via", "carrier-pigeon")).isEmpty();
        assertThat(dual.with("x", "other", "kept")).isEmpty();
        assertThat(dual.with("x", "nothing", "files")).isEmpty();
        assertThat(dual.with("x", "via", Way.FILES.name().toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
