package dockerana.plugin.local.web;

import dockerana.plugin.local.web.json.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Reads a stream of server-sent events as a browser does. */
final class Told implements AutoCloseable {
    final HttpResponse<InputStream> answer;
    private final BufferedReader in;

    /** One of its events. */
    record Event(String id, String name, Tree data) {}

    Told(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event. */
    Event next() throws IOException {
        String id = "";
        String name = "message";
        String data = "";
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            if (line.isEmpty()) {
                return new Event(id, name, Tree.parse(data));
            }
            String value = line.substring(line.indexOf(':') + 2);
            switch (line.substring(0, line.indexOf(':'))) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data = value;
                default -> throw new IOException("not expected: " + line);
            }
        }
    }

    /** The next one of that name. */
    Event next(String name) throws IOException {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
