package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store writes on its own when much waits: a process may be killed behind half of a list. */
class CutOffRecordsTest {
    private static final Limits LIMITS = new Limits(64 << 20, 0, 100, 1000, Duration.ofDays(30));
    private static final long SECOND = 1_795_600_800;

    @TempDir
    private Path directory;

    private static LogRecord line(String container, int number) {
        Origin origin = new Origin(Kind.LOG, container + "-id/stdout", "file", Map.of("container.name", container));
        return new LogRecord(origin, SECOND * 1_000_000_000L + number, 0, 0, container + number);
    }

    /** Of which all but one line gets lost, since it is gone through a second time to keep them. */
    private static final class CutOff extends ArrayList<LogRecord> {
        private static final long serialVersionUID = 1;
        private transient int times;

        CutOff(Collection<LogRecord> lines) {
            super(lines);
        }

        @Override
        public Iterator<LogRecord> iterator() {
            Iterator<LogRecord> all = super.iterator();
            if (++times < 2) {
                return all;
            }
            return new Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public LogRecord next() {
                    if (++given > 1) {
                        throw new IllegalStateException("killed");
                    }
                    return all.next();
                }
            };
        }
    }

    private static List<String> texts(Records records, String log) {
        return new RecordReader(records)
                .last(log, LogLines.Filter.NONE, 100).lines().stream()
                        .map(LogRecord::text)
                        .toList();
    }

    private void writeAndBeKilledAmidTwoLines() {
        Store killed = Store.open(directory.resolve("store"), false);
        Records before = new Records(killed, LIMITS);
        assertThatThrownBy(() -> before.add(new CutOff(List.of(line("web", 1), line("web", 2))), SECOND))
                .hasMessage("killed");
        killed.commit();
        killed.abandon();
    }

    @Test
    void theLinesOfALogThatHadJustBegunAreNobodyElses() {
        writeAndBeKilledAmidTwoLines();

        try (Store store = Store.open(directory.resolve("store"), false)) {
            Records records = new Records(store, LIMITS);
            records.add(List.of(line("db", 1)), SECOND);

            assertThat(texts(records, "db")).containsExactly("db1");
            assertThat(texts(records, "web")).containsExactly("web1");
        }
    }

    @Test
    void aLogThatMakesRoomLeavesNothingBehind() {
        writeAndBeKilledAmidTwoLines();

        try (Store store = Store.open(directory.resolve("store"), false)) {
            Records records = new Records(store, LIMITS);
            for (int i = 0; i < 40; i++) {
                records.add(List.of(line("busy" + i, 1000 + i)), SECOND);
            }

            assertThat(new RecordReader(records).logs()).doesNotContain("web").contains("busy39");
            assertThat(store.ofRecords("records").size())
                    .isEqualTo(new RecordReader(records).logs().size());
        }
    }
}
