package dockerana.plugin.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.plugin.console.ConsoleConfig.Format;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.ReceivedSample;
import dockerana.testkit.RecordSinkContract;
import dockerana.testkit.SampleSinkContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;

/** What every sink promises, read back from what is printed: lines as a script would read them, JSON by Jackson. */
class ConsoleContractTest {
    /** Printing makes text: this is what a line of it may cost. */
    private static final double BYTES_PER_PRINTED_SAMPLE = 4096;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ConsoleSink sink(Format format, Agent agent) {
        return new ConsoleSink(
                new ConsoleConfig(format),
                agent,
                new Standard(new PrintStream(printed, false, StandardCharsets.UTF_8)),
                new FakeWindow(format == Format.TABLE),
                ZoneOffset.UTC);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Component offer() {
        return new ConsolePlugin().components().getFirst();
    }

    @Nested
    class SamplesAsLines implements SampleSinkContract {
        private static final Pattern SAMPLE = Pattern.compile("(\\S+) (\\S+) ([-0-9.]+)(?: (\\S+))?(?: delta=.*)?");

        @Override
        public Component component() {
            return offer();
        }

        @Override
        public ConsoleSink sink(Agent agent) {
            return ConsoleContractTest.this.sink(Format.LINES, agent);
        }

        @Override
        public List<ReceivedSample> received() {
            return lines().stream()
                    .map(SAMPLE::matcher)
                    .filter(Matcher::matches)
                    .filter(sample -> !sample.group(3).equals("-"))
                    .map(sample -> new ReceivedSample(
                            sample.group(2), Double.parseDouble(sample.group(3)), Instant.parse(sample.group(1))))
                    .toList();
        }

        /** To nine digits. */
        @Override
        public double expectedValue(Batch batch, int index) {
            double rate = batch.rate(index);
            return Double.isFinite(rate) ? Double.parseDouble(Lines.number(rate)) : Double.NaN;
        }

        @Override
        public double allocatedBytesPerSample() {
            return BYTES_PER_PRINTED_SAMPLE;
        }
    }

    @Nested
    class SamplesAsJson implements SampleSinkContract {
        @Override
        public Component component() {
            return offer();
        }

        @Override
        public ConsoleSink sink(Agent agent) {
            return ConsoleContractTest.this.sink(Format.JSON, agent);
        }

        @Override
        public List<ReceivedSample> received() {
            return lines().stream()
                    .map(ConsoleContractTest::fields)
                    .filter(fields -> fields.containsKey("path"))
                    .filter(fields -> fields.containsKey(number(fields)))
                    .map(fields -> new ReceivedSample(
                            fields.getOrDefault("path", ""),
                            Double.parseDouble(fields.get(number(fields))),
                            Instant.parse(fields.get("time"))))
                    .toList();
        }

        private static String number(Map<String, String> fields) {
            return "counter".equals(fields.get("kind")) ? "rate" : "value";
        }

        @Override
        public double allocatedBytesPerSample() {
            return BYTES_PER_PRINTED_SAMPLE;
        }
    }

    @Nested
    class RecordsAsJson implements RecordSinkContract {
        @Override
        public Component component() {
            return offer();
        }

        @Override
        public ConsoleSink sink(Agent agent) {
            return ConsoleContractTest.this.sink(Format.JSON, agent);
        }

        @Override
        public List<ReceivedRecord> received() {
            return lines().stream()
                    .map(ConsoleContractTest::fields)
                    .filter(fields -> fields.containsKey("event.id"))
                    .map(fields ->
                            new ReceivedRecord(fields.getOrDefault("event.id", ""), fields.getOrDefault("message", "")))
                    .toList();
        }
    }

    /** The members of an object that are no objects. */
    private static Map<String, String> fields(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            Map<String, String> fields = new HashMap<>();
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                } else {
                    fields.put(name, parser.getText());
                }
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
