package com.example.softirqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent expects of a source, and what is this one's own. */
class SoftirqsSourceTest implements SourceContract {
    @TempDir
    private Path folder;

    private Path file = Path.of("unused");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("softirqs"), """
                                    CPU0       CPU1
                          HI:          0          3
                       TIMER:    2000000    3000000
                      NET_RX:       1234       4321
                """);
    }

    @Override
    public Component component() {
        return new SoftirqsPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) {
        return source(List.of());
    }

    private Source source(List<String> kinds) {
        return new SoftirqsSource(new SoftirqsConfig(file, kinds));
    }

    @Test
    void theProcessorsAreAddedUp() throws Exception {
        CollectedSamples samples = CollectedSamples.of(source(List.of()));

        assertThat(samples.value("softirqs.HI.handled")).isEqualTo(3);
        assertThat(samples.value("softirqs.TIMER.handled")).isEqualTo(5_000_000);
        assertThat(samples.value("softirqs.NET_RX.handled")).isEqualTo(5555);
    }

    @Test
    void onlyTheKindsThatWereAskedForAreReported() throws Exception {
        assertThat(CollectedSamples.of(source(List.of("NET_RX"))).values())
                .containsOnlyKeys("softirqs.NET_RX.handled");
    }

    @Test
    void aFileThatIsMissingIsTheFarEndsFault() throws Exception {
        Files.delete(file);

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> source(List.of()).collect((series, value) -> {}));
    }
}
