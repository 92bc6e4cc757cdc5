package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import dockerana.api.RefusedException;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
    @TempDir
    private Path directory;

    private final List<String> told = new ArrayList<>();

    private Archive archive(long freeBytes) {
        Limits limits = new Limits(64 << 20, freeBytes, 100, 1 << 20, Duration.ofDays(30));
        return new Archive(directory, limits, TestAgent.ofSink("local"));
    }

    private Live.Listening listen(Archive archive) {
        return archive.live().listen(new Live.Listener() {
            @Override
            public void came(Batch batch) {
                told.add(batch.source());
            }

            @Override
            public void came(List<LogRecord> records) {
                records.forEach(record -> told.add(record.text()));
            }
        });
    }

    private static List<LogRecord> event(String text) {
        Origin origin = new Origin(Kind.EVENT, "events", "", Map.of("container.name", "web"));
        return List.of(new LogRecord(origin, 1_795_600_800_000_000_000L, text.hashCode(), 0, text));
    }

    @Test
    void whoListensIsToldAtOnce() throws Exception {
        try (Archive archive = archive(0)) {
            archive.open();
            Live.Listening listening = listen(archive);
            archive.add(event("one"));
            archive.add(new TestBatch().from("host").gauge("load.1m", 1).build());
            listening.close();
            archive.add(event("two"));
        }
        assertThat(told).containsExactly("one", "host");
    }

    @Test
    void whatIsRefusedAndComesAgainIsToldOnce() {
        try (Archive full = archive(Long.MAX_VALUE)) {
            listen(full);
            List<LogRecord> one = event("one");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> full.add(one)).isInstanceOf(RefusedException.class);
            }
        }
        assertThat(told).containsExactly("one");
    }
}
