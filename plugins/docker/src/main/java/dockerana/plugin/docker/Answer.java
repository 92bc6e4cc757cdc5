package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.plugin.net.Head;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** An answer as docker-java wants it. */
record Answer(Head head, InputStream body, Closeable held) implements Response {
    @Override
    public int getStatusCode() {
        return head.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return head.headers();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
