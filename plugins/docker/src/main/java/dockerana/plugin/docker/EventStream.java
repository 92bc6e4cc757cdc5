package dockerana.plugin.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The engine's events as they come. One thread reads, any thread may close. */
final class EventStream implements AutoCloseable {
    private final Response response;
    private @Nullable MappingIterator<JsonNode> documents;

    EventStream(Response response) {
        this.response = response;
    }

    /** Waits for the next; null when the stream ended. */
    @Nullable DockerEvent next() throws IOException {
        if (documents == null) { // not before: this waits for the first event
            documents = DockerClientConfig.getDefaultObjectMapper()
                    .readerFor(JsonNode.class)
                    .readValues(response.getBody());
        }
        return documents.hasNextValue() ? event(documents.nextValue()) : null;
    }

    static DockerEvent event(JsonNode said) {
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> attribute :
                said.path("Actor").path("Attributes").properties()) {
            attributes.put(attribute.getKey(), attribute.getValue().asText());
        }
        long nanos = said.path("timeNano").asLong();
        return new DockerEvent(
                nanos != 0 ? nanos : TimeUnit.SECONDS.toNanos(said.path("time").asLong()),
                said.path("Type").asText("container"),
                said.path("Action").asText(said.path("status").asText()),
                said.path("Actor").path("ID").asText(said.path("id").asText()),
                attributes,
                Optional.empty());
    }

    @Override
    public void close() {
        response.close();
    }
}
