package dockerana.testkit;

import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The checks behind {@link SampleSinkContract} that look at what arrives. */
final class SampleSinkChecks {
    private static final Metric GAUGE = Metric.gauge("contract.gauges.{number}", "A gauge");
    private static final Metric COUNTER = Metric.counter("contract.counters.{number}", "A counter");
    private static final Series MARKER =
            Metric.gauge("contract.marker", "Sent last").of();

    private final SampleSinkContract contract;
    private final TestAgent names;

    SampleSinkChecks(SampleSinkContract contract) {
        this.contract = contract;
        this.names = TestAgents.of(contract.component());
    }

    private static TestBatch hundred(int slot) {
        TestBatch batch = new TestBatch().at(TestBatch.SLOT.plusSeconds(10L * slot));
        IntStream.range(0, 100).forEach(i -> batch.add(GAUGE.of(String.valueOf(i)), slot * 1000 + i));
        return batch;
    }

    /** What arrives of these batches. A marker is sent behind them: once it is there, nothing else can come. */
    private List<ReceivedSample> delivered(Batch... batches) throws Exception {
        try (Trial<SampleSink> trial = Trial.of(TestAgents.of(contract.component()), contract::sink)) {
            trial.does(Sink::connect);
            for (Batch batch : batches) {
                trial.does(sink -> sink.write(batch));
            }
            trial.does(sink ->
                    sink.write(new TestBatch().from("marker").add(MARKER, 1).build()));
            String marker = contract.expectedName(names, MARKER);
            Broken.unless(
                    Trial.await(() -> contract.received().stream()
                            .anyMatch(sample -> sample.name().equals(marker))),
                    "The last sample did not arrive within seconds; these did: " + contract.received(),
                    "when write() returns, everything in it is on the way: flush");
            return contract.received().stream()
                    .filter(sample -> !sample.name().equals(marker))
                    .toList();
        }
    }

    /** The names and values that must arrive, in the order of the batches. */
    private List<ReceivedSample> expected(Batch... batches) {
        List<ReceivedSample> expected = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                double value = contract.expectedValue(batch, i);
                if (Double.isFinite(value)) {
                    expected.add(
                            new ReceivedSample(contract.expectedName(names, batch.series(i)), value, batch.slot()));
                }
            }
        }
        return expected;
    }

    private static List<String> sortedNames(List<ReceivedSample> samples) {
        return samples.stream().map(ReceivedSample::name).sorted().toList();
    }

    private void sameNames(List<ReceivedSample> arrived, List<ReceivedSample> expected, String what, String mend) {
        List<String> missing = new ArrayList<>(sortedNames(expected));
        List<String> surplus = new ArrayList<>(sortedNames(arrived));
        for (String name : sortedNames(expected)) {
            if (surplus.remove(name)) {
                missing.remove(name);
            }
        }
        Broken.unless(
                missing.isEmpty() && surplus.isEmpty(),
                "%s: missing %s, too many %s".formatted(what, missing, surplus),
                mend);
    }

    void everySampleArrivesOnce() throws Exception {
        Batch[] batches = {hundred(0).build(), hundred(1).build(), hundred(2).build()};
        sameNames(
                delivered(batches),
                expected(batches),
                "Not every sample of three batches arrived once",
                "send every sample of a batch, and none again");
    }

    void emptyBatchIsAccepted() throws Exception {
        Batch empty = new TestBatch().build();
        Batch full = hundred(0).build();
        List<ReceivedSample> arrived;
        try {
            arrived = delivered(empty, full, empty);
        } catch (Exception e) {
            throw Broken.promise("A write of an empty batch threw " + e, "send nothing, and return");
        }
        sameNames(arrived, expected(full), "With empty batches around it", "send nothing for an empty batch");
    }

    void timeIsTheSlot() throws Exception {
        Instant slot = TestBatch.SLOT.plusSeconds(20);
        for (ReceivedSample sample : delivered(hundred(2).build())) {
            Broken.unless(
                    sample.time().isEmpty() || sample.time().get().equals(slot),
                    "%s arrived for the slot %s".formatted(sample, slot),
                    "send Batch.slotMillis() in the unit of the protocol, never the time of sending");
        }
    }

    private static TestBatch mixed() {
        TestBatch batch = new TestBatch();
        double[] values = {0, 1, -1, 0.1, 1e15, -12345.678, 1e-3};
        for (int i = 0; i < values.length; i++) {
            batch.add(GAUGE.of(String.valueOf(i)), values[i]);
            batch.add(COUNTER.of(String.valueOf(i)), 1_000 + i, 20 + i);
        }
        return batch;
    }

    private static void sameValues(List<ReceivedSample> arrived, List<ReceivedSample> expected, String mend) {
        for (ReceivedSample wanted : expected) {
            Broken.unless(
                    arrived.stream()
                            .filter(sample -> sample.name().equals(wanted.name()))
                            .allMatch(sample ->
                                    Math.abs(sample.value() - wanted.value()) <= 1e-6 * Math.abs(wanted.value())),
                    "'%s' arrived as %s, not as %s"
                            .formatted(
                                    wanted.name(),
                                    arrived.stream()
                                            .filter(sample -> sample.name().equals(wanted.name()))
                                            .map(ReceivedSample::value)
                                            .toList(),
                                    wanted.value()),
                    mend);
        }
    }

    void valuesAreThoseOfTheBatch() throws Exception {
        Batch batch = mixed().build();
        sameValues(
                delivered(batch),
                expected(batch),
                "send Batch.value of a gauge, and of a counter what the protocol wants");
    }

    void onlyNumbersAreSent() throws Exception {
        TestBatch some = new TestBatch();
        for (int i = 0; i < 10; i++) {
            some.add(COUNTER.of(String.valueOf(i)), 1_000, i % 2 == 0 ? Double.NaN : 1);
        }
        Batch atOnce = new TestBatch()
                .after(Duration.ZERO)
                .add(COUNTER.of("infinite"), 1_000, 1)
                .build();
        List<ReceivedSample> arrived = delivered(some.build(), atOnce);
        List<ReceivedSample> noNumbers = arrived.stream()
                .filter(sample -> !Double.isFinite(sample.value()))
                .toList();
        Broken.unless(noNumbers.isEmpty(), "These arrived: " + noNumbers, "leave out what is NaN or infinite");
        sameNames(
                arrived,
                expected(some.build(), atOnce),
                "Of counters with and without a delta",
                "leave out what is NaN or infinite, and nothing else");
    }

    void repeatsAreEqual() throws Exception {
        Batch batch = mixed().build();
        Map<String, Double> first = new HashMap<>();
        for (ReceivedSample sample : delivered(batch, batch)) {
            Double before = first.putIfAbsent(sample.name(), sample.value());
            Broken.unless(
                    before == null || before == sample.value(),
                    "'%s' of a batch that was written twice arrived as %s and %s"
                            .formatted(sample.name(), before, sample.value()),
                    "remember no values in a sink: deltas and rates are in the batch");
        }
    }

    void noLabelForgesASample() throws Exception {
        TestBatch hostile = new TestBatch();
        for (String text : HostileText.values()) {
            hostile.add(GAUGE.of(text).with(Map.of("image", text)), 1);
        }
        Batch batch = hostile.build();
        sameNames(
                delivered(batch),
                expected(batch),
                "Labels from outside changed what arrives",
                "write names only as Agent.path, Agent.name and Agent.tags give them, or escape them for the protocol");
    }
}
