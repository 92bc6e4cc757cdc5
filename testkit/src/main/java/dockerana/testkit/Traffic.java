package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbered deliveries through one sink. */
interface Traffic<S extends Sink> {
    /** Builds the sink. */
    S sink(Agent agent) throws Exception;

    /** Hands over a delivery that can be told from those with other numbers. */
    void send(S sink, int number) throws IOException, InterruptedException;

    /** Whether a delivery has arrived whole. */
    boolean hasArrived(int number);

    /** One delivery of whatever the sink takes. */
    static void connectAndSend(Sink sink) throws IOException, InterruptedException {
        sink.connect();
        if (sink instanceof SampleSink samples) {
            samples.write(new TestBatch().gauge("load.1m", 0.5).build());
        }
        if (sink instanceof RecordSink records) {
            records.write(List.of(records(records, 0).getFirst()));
        }
    }

    /** The first kind of record that a sink takes. */
    static LogRecord.Kind firstKind(RecordSink sink) {
        return sink.kinds().stream().findFirst().orElse(LogRecord.Kind.LOG);
    }

    /** A hundred records of the first kind that the sink takes. */
    static List<LogRecord> records(RecordSink sink, int number) {
        LogRecord.Origin origin = new LogRecord.Origin(firstKind(sink), "delivery-" + number, "file", Map.of());
        return IntStream.range(0, 100)
                .mapToObj(i -> new LogRecord(origin, 1_767_225_610_000_000_000L + i, 0, i, "record " + i))
                .toList();
    }

    /** Samples for this contract. */
    static Traffic<SampleSink> of(SampleSinkContract contract) {
        Metric metric = Metric.gauge("delivery.{number}.{part}", "One of many in a delivery");
        Series[] series = IntStream.range(0, 1000)
                .mapToObj(i -> metric.of("any", String.valueOf(i)))
                .toArray(Series[]::new);
        TestAgent agent = TestAgents.of(contract.component());
        return new Traffic<>() {
            @Override
            public SampleSink sink(Agent given) throws Exception {
                return contract.sink(given);
            }

            private Series last(int number) {
                return metric.of(String.valueOf(number), "last");
            }

            @Override
            public void send(SampleSink sink, int number) throws IOException, InterruptedException {
                TestBatch batch = new TestBatch();
                for (Series one : series) {
                    batch.add(one, number);
                }
                sink.write(batch.add(last(number), number).build());
            }

            @Override
            public boolean hasArrived(int number) {
                String name = contract.expectedName(agent, last(number));
                return contract.received().stream()
                        .anyMatch(sample -> sample.name().equals(name));
            }
        };
    }

    /** Records for this contract. */
    static Traffic<RecordSink> of(RecordSinkContract contract) {
        return new Traffic<>() {
            @Override
            public RecordSink sink(Agent agent) throws Exception {
                return contract.sink(agent);
            }

            @Override
            public void send(RecordSink sink, int number) throws IOException, InterruptedException {
                sink.write(records(sink, number));
            }

            @Override
            public boolean hasArrived(int number) {
                String begin = "delivery-" + number + '/';
                return contract.received().stream()
                                .map(ReceivedRecord::id)
                                .filter(id -> id.startsWith(begin))
                                .distinct()
                                .count()
                        == 100;
            }
        };
    }
}
