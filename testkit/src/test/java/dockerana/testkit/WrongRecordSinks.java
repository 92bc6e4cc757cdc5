package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sinks of records that each break one promise. */
final class WrongRecordSinks {
    private WrongRecordSinks() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(TakesNothing.class, "itTakesAKindOfRecords"),
                Arguments.of(Reverses.class, "everyRecordArrivesOnceAndInOrder"),
                Arguments.of(RefusesEmptyLists.class, "anEmptyListIsAccepted"),
                Arguments.of(NumbersItself.class, "recordsThatComeAgainHaveTheirOldIds"),
                Arguments.of(CutsAtALineBreak.class, "noTextForgesARecord"));
    }

    static class TakesNothing extends RightRecordSink {
        TakesNothing() throws IOException {}

        @Override
        public RecordSink sink(Agent agent) {
            return new RecordLineSink(server.port()) {
                @Override
                public Set<LogRecord.Kind> kinds() {
                    return Set.of();
                }
            };
        }
    }

    static class Reverses extends RightRecordSink {
        Reverses() throws IOException {}

        @Override
        public RecordSink sink(Agent agent) {
            return new RecordLineSink(server.port()) {
                @Override
                public void write(List<LogRecord> records) throws IOException {
                    super.write(records.reversed());
                }
            };
        }
    }

    static class RefusesEmptyLists extends RightRecordSink {
        RefusesEmptyLists() throws IOException {}

        @Override
        public RecordSink sink(Agent agent) {
            return new RecordLineSink(server.port()) {
                @Override
                public void write(List<LogRecord> records) throws IOException {
                    records.getFirst();
                    super.write(records);
                }
            };
        }
    }

    static class NumbersItself extends RightRecordSink {
        NumbersItself() throws IOException {}

        @Override
        public RecordSink sink(Agent agent) {
            return new RecordLineSink(server.port()) {
                private List<LogRecord> last = List.of();
                private boolean again;

                @Override
                public void write(List<LogRecord> records) throws IOException {
                    again = records.size() > 1 && records.equals(last);
                    last = records;
                    super.write(records);
                }

                @Override
                String id(LogRecord record) {
                    return record.id() + (again ? "-again" : "");
                }
            };
        }
    }

    static class CutsAtALineBreak extends RightRecordSink {
        CutsAtALineBreak() throws IOException {}

        @Override
        public RecordSink sink(Agent agent) {
            return new RecordLineSink(server.port()) {
                @Override
                String text(LogRecord record) {
                    return record.text().lines().findFirst().orElse("");
                }
            };
        }
    }
}
