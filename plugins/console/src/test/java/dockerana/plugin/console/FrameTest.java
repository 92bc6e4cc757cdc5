package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.api.Status;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
    private final FakeAgent agent = new FakeAgent()
            .with(Role.SOURCE, "host", Status.ok(""), 12.4, 0, 0)
            .with(Role.SINK, "console", Status.ok(""), 13.4, 0, 0);

    @ParameterizedTest
    @CsvSource({"machine, 80, 24", "machine, 120, 40", "containers, 80, 24", "containers, 120, 40", "machine, 40, 10"})
    void theTableFillsTheWindowAndNoMore(String name, int columns, int rows) throws IOException {
        Case input = Case.of(name);

        List<String> frame = frame(input, new Pen(false, true, columns - 1), rows);

        assertThat(frame).hasSizeLessThan(rows).allMatch(line -> Cells.width(line) < columns);
        input.assertExpected("table-%dx%d.txt".formatted(columns, rows), String.join("\n", frame) + '\n');
    }

    @Test
    void theSmallestWindowsAreFilledToo() {
        for (String name : List.of("machine", "containers", "small")) {
            Case input = Case.of(name);
            for (int columns = 1; columns <= 40; columns++) {
                for (int rows = 1; rows <= 12; rows++) {
                    int width = columns;
                    assertThat(frame(input, new Pen(true, true, columns - 1), rows))
                            .as("%s in %d x %d", name, columns, rows)
                            .hasSizeLessThan(rows)
                            .allMatch(
                                    line -> Cells.width(line.replaceAll("\u001b\\[[0-9]*m", "")) < Math.max(1, width));
                }
            }
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aThousandThingsArePaintedAsFastAsAWindowful() {
        Metric used = Metric.gauge("containers.{container}.cpu.percent", "Test");
        Metric memory = Metric.gauge("containers.{container}.memory.used_bytes", "Test");
        Series[] series = new Series[8000];
        double[] values = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            series[i] = (i % 2 == 0 ? used : memory).of("web" + i / 2);
            values[i] = i;
        }
        Batch batch = new Batch("stats", 0, 1, series, values, new double[series.length]);

        List<String> lines = Layout.fitting(Outline.of(List.of(batch)), new Pen(false, true, 79), 20);

        assertThat(lines).hasSizeBetween(10, 20).anyMatch(line -> line.startsWith("web3999 "));
    }

    @Test
    void whatFailsSaysWhyAndWhatToDo() {
        agent.with(Role.SINK, "graphite", Status.failed("carbon:2004 refused", "Is it running?"), 0, 12_345, 42);
        agent.problems.add("plugins/x.jar is not a jar");

        List<String> header =
                HeaderLines.of("web01", agent.now, ZoneOffset.UTC, agent.health(), new Pen(true, true, 60));

        assertThat(header)
                .contains(
                        "\u001b[31m● \u001b[0mgraphite 0/s, 12.1 KiB waiting 42.0 s",
                        "  \u001b[31mcarbon:2004 refused\u001b[0m\u001b[2m   Is it running?\u001b[0m",
                        "\u001b[33m● \u001b[0mplugins/x.jar is not a jar");
    }

    private List<String> frame(Case input, Pen pen, int rows) {
        List<String> header = HeaderLines.of("web01", agent.now, ZoneOffset.UTC, agent.health(), pen);
        return Frame.of(header, Outline.of(input.batches()), input.records(), ZoneOffset.UTC, pen, rows - 1);
    }
}
