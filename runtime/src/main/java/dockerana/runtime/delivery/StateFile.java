package dockerana.runtime.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dockerana.api.LogRecord;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The checkpoint of one source on disk: per origin, the last settled record without its text. One thread at a time. */
final class StateFile {
    /** Escaped, anything comes back that a key or a file name may hold, halves of surrogate pairs included. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /**
     * What was saved last; empty if nothing was.
     *
     * @throws IOException if the file is there and cannot be understood
     */
    Map<String, LogRecord> load() throws IOException {
        Map<String, LogRecord> settled = new HashMap<>();
        if (!Files.exists(file)) {
            return settled;
        }
        try (JsonParser json = JSON.createParser(Files.readString(file, StandardCharsets.US_ASCII))) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
                String key = json.currentName();
                settled.put(key, record(key, json));
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        } catch (JsonProcessingException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
        return settled;
    }

    private static LogRecord record(String key, JsonParser json) throws IOException {
        LogRecord.Kind kind = LogRecord.Kind.LOG;
        String origin = "";
        long nanos = 0;
        int ordinal = 0;
        long position = 0;
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "kind" -> kind = kind(json);
                case "file" -> origin = text(json);
                case "nanos" -> nanos = json.getLongValue();
                case "ordinal" -> ordinal = json.getIntValue();
                case "position" -> position = json.getLongValue();
                default -> json.skipChildren(); // written by a newer version
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT);
        return new LogRecord(new LogRecord.Origin(kind, key, origin, Map.of()), nanos, ordinal, position, "");
    }

    private static LogRecord.Kind kind(JsonParser json) throws IOException {
        try {
            return LogRecord.Kind.valueOf(text(json));
        } catch (IllegalArgumentException e) {
            throw new IOException("unknown kind of record", e);
        }
    }

    private static String text(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void expect(Object found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("expected " + expected + " and found " + found);
        }
    }

    /** Replaces the file as a whole and waits until it is on disk, so that a crash leaves the old one or the new one. */
    void save(Map<String, LogRecord> settled) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileOutputStream out = new FileOutputStream(next.toFile());
                JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            for (LogRecord record : settled.values()) {
                write(record, json);
            }
            json.writeEndObject();
            json.flush();
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void write(LogRecord record, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(record.origin().key());
        json.writeStringField("kind", record.origin().kind().name());
        json.writeStringField("file", record.origin().file());
        json.writeNumberField("nanos", record.timeNanos());
        json.writeNumberField("ordinal", record.ordinal());
        json.writeNumberField("position", record.position());
        json.writeEndObject();
    }

    /** Puts a file that cannot be understood aside, so that it can be looked at and is not read again. */
    Path quarantine() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
