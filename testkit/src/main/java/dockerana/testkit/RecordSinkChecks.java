package dockerana.testkit;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.Sink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks behind {@link RecordSinkContract}. */
final class RecordSinkChecks {
    private static final long NANOS = 1_767_225_610_000_000_000L;

    private final RecordSinkContract contract;

    RecordSinkChecks(RecordSinkContract contract) {
        this.contract = contract;
    }

    private Trial<RecordSink> trial() throws Exception {
        return Trial.of(TestAgents.of(contract.component()), contract::sink);
    }

    private static LogRecord.Origin origin(RecordSink sink, String key) {
        return new LogRecord.Origin(Traffic.firstKind(sink), key, "file", Map.of("stream", "stdout"));
    }

    private static List<LogRecord> records(LogRecord.Origin origin, List<String> texts) {
        List<LogRecord> records = new ArrayList<>();
        for (String text : texts) {
            int number = records.size();
            records.add(new LogRecord(origin, NANOS + number / 2, number % 2, number, text));
        }
        return records;
    }

    /** What arrives of these lists. A marker is sent behind them: once it is there, nothing else can come. */
    private List<ReceivedRecord> delivered(Trial<RecordSink> trial, List<List<LogRecord>> lists) throws Exception {
        trial.does(Sink::connect);
        for (List<LogRecord> list : lists) {
            trial.does(sink -> sink.write(list));
        }
        List<LogRecord> marker = records(origin(trial.component(), "marker"), List.of("last"));
        trial.does(sink -> sink.write(marker));
        String id = marker.getFirst().id();
        Broken.unless(
                Trial.await(() -> contract.received().stream()
                        .anyMatch(record -> record.id().equals(id))),
                "The last record did not arrive within seconds; these did: " + contract.received(),
                "return from write() when the far end has accepted everything");
        return contract.received().stream()
                .filter(record -> !record.id().equals(id))
                .toList();
    }

    private static List<String> numbered(String word) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add(word + ' ' + i);
        }
        return texts;
    }

    void takesAKind() throws Exception {
        try (Trial<RecordSink> trial = trial()) {
            Set<LogRecord.Kind> kinds = trial.get(RecordSink::kinds);
            Broken.unless(
                    !kinds.isEmpty() && kinds.equals(trial.get(RecordSink::kinds)),
                    "kinds() says " + kinds,
                    "name the kinds that it takes, the same every time");
        }
    }

    void arriveInOrder() throws Exception {
        try (Trial<RecordSink> trial = trial()) {
            List<LogRecord> one = records(origin(trial.component(), "one"), numbered("one"));
            List<LogRecord> two = records(origin(trial.component(), "two"), numbered("two"));
            List<LogRecord> mixed = new ArrayList<>();
            for (int i = 0; i < one.size(); i++) {
                mixed.add(one.get(i));
                mixed.add(two.get(i));
            }
            List<ReceivedRecord> arrived =
                    delivered(trial, List.of(mixed.subList(0, 80), mixed.subList(80, mixed.size())));
            for (List<LogRecord> origin : List.of(one, two)) {
                String begin = origin.getFirst().origin().key() + '/';
                List<ReceivedRecord> expected = expected(origin);
                List<ReceivedRecord> got = arrived.stream()
                        .filter(record -> record.id().startsWith(begin))
                        .toList();
                Broken.unless(
                        got.equals(expected),
                        "Of one origin there arrived %s, not %s".formatted(got, expected),
                        "send all records of a list, in its order");
            }
        }
    }

    private List<ReceivedRecord> expected(List<LogRecord> records) {
        return records.stream()
                .map(record -> new ReceivedRecord(record.id(), HostileText.onTheWire(contract.expectedText(record))))
                .toList();
    }

    void emptyListIsAccepted() throws Exception {
        try (Trial<RecordSink> trial = trial()) {
            List<LogRecord> some = records(origin(trial.component(), "some"), List.of("a", "b"));
            List<ReceivedRecord> arrived;
            try {
                arrived = delivered(trial, List.of(List.of(), some, List.of()));
            } catch (Exception e) {
                throw Broken.promise("A write of an empty list threw " + e, "send nothing, and return");
            }
            Broken.unless(
                    new HashSet<>(arrived).equals(new HashSet<>(expected(some))),
                    "With empty lists around two records there arrived " + arrived,
                    "send nothing for an empty list");
        }
    }

    void idsAreStable() throws Exception {
        try (Trial<RecordSink> trial = trial()) {
            List<LogRecord> some = records(origin(trial.component(), "some"), numbered("some"));
            Set<ReceivedRecord> arrived = new HashSet<>(delivered(trial, List.of(some, some)));
            Set<ReceivedRecord> expected = new HashSet<>(expected(some));
            Set<ReceivedRecord> surplus = new HashSet<>(arrived);
            surplus.removeAll(expected);
            Broken.unless(
                    surplus.isEmpty(),
                    "Of a list that was written twice there arrived %s as well".formatted(surplus),
                    "send LogRecord.id(), and nothing of your own");
        }
    }

    void noTextForgesARecord() throws Exception {
        try (Trial<RecordSink> trial = trial()) {
            List<LogRecord> some = records(origin(trial.component(), "some"), HostileText.values());
            Set<ReceivedRecord> arrived = new HashSet<>(delivered(trial, List.of(some)));
            Set<ReceivedRecord> expected = new HashSet<>(expected(some));
            Broken.unless(
                    arrived.equals(expected),
                    "Of hostile texts there arrived %s, not %s".formatted(arrived, expected),
                    "escape what the protocol gives a meaning");
        }
    }
}
