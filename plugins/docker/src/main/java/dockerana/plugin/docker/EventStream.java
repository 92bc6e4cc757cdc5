package dockerana.plugin.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The engine's events as they come, read token by token: some engines say thousands a second, and a tree of each would be most of the work. One
 * thread reads, any thread may close.
 */
final class EventStream implements AutoCloseable {
    /** Names are not interned: labels are anybody's. The pool is no thread-local, which would keep the plugin's class loader alive. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final Response response;
    private @Nullable JsonParser parser;

    EventStream(Response response) {
        this.response = response;
    }

    /** Waits for the next; null when the stream ended. */
    @Nullable DockerEvent next() throws IOException {
        JsonParser reading = parser;
        if (reading == null) { // not before: this waits for the first event
            reading = JSON.createParser(response.getBody());
            parser = reading;
        }
        JsonToken token = reading.nextToken();
        if (token == null) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new IOException("it says '%s' where an event should be".formatted(reading.getText()));
        }
        return event(reading);
    }

    /** The event that begins here. What an engine leaves out is empty; what it says besides is skipped. */
    private static DockerEvent event(JsonParser said) throws IOException {
        String type = "container";
        String action = "";
        String status = "";
        String id = "";
        String actor = "";
        Map<String, String> attributes = new HashMap<>();
        long nanos = 0;
        long seconds = 0;
        for (String name = said.nextFieldName(); name != null; name = said.nextFieldName()) {
            JsonToken value = said.nextToken();
            switch (name) {
                case "Type" -> type = text(said, value);
                case "Action" -> action = text(said, value);
                case "status" -> status = text(said, value);
                case "id" -> id = text(said, value);
                case "time" -> seconds = said.getValueAsLong();
                case "timeNano" -> nanos = said.getValueAsLong();
                case "Actor" -> actor = actor(said, value, attributes);
                default -> said.skipChildren();
            }
        }
        return new DockerEvent(
                nanos != 0 ? nanos : TimeUnit.SECONDS.toNanos(seconds),
                type,
                action.isEmpty() ? status : action,
                actor.isEmpty() ? id : actor,
                attributes,
                Optional.empty());
    }

    private static String actor(JsonParser said, JsonToken object, Map<String, String> attributes) throws IOException {
        String actor = "";
        if (object != JsonToken.START_OBJECT) {
            said.skipChildren();
            return actor;
        }
        for (String name = said.nextFieldName(); name != null; name = said.nextFieldName()) {
            JsonToken value = said.nextToken();
            switch (name) {
                case "ID" -> actor = text(said, value);
                case "Attributes" -> attributes(said, value, attributes);
                default -> said.skipChildren();
            }
        }
        return actor;
    }

    private static void attributes(JsonParser said, JsonToken object, Map<String, String> attributes)
            throws IOException {
        if (object != JsonToken.START_OBJECT) {
            said.skipChildren();
            return;
        }
        for (String name = said.nextFieldName(); name != null; name = said.nextFieldName()) {
            attributes.put(name, text(said, said.nextToken()));
        }
    }

    /** Of a number or a truth what was written; nothing of an object or a list. */
    private static String text(JsonParser said, JsonToken value) throws IOException {
        if (value.isStructStart()) {
            said.skipChildren();
            return "";
        }
        return value == JsonToken.VALUE_NULL ? "" : said.getText();
    }

    @Override
    public void close() {
        response.close();
    }
}
