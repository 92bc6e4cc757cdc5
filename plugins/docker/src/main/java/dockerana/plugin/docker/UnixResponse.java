package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that came through a {@link Wire}. Read to its end it leaves the wire to the next call; closed before that it closes it. */
final class UnixResponse implements Response {
    private final Wire wire;
    private final Head head;
    private final Body body;
    private final AtomicBoolean done;

    UnixResponse(Wire wire, Head head, Body body, AtomicBoolean done) {
        this.wire = wire;
        this.head = head;
        this.body = body;
        this.done = done;
    }

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
        if (!done.compareAndSet(false, true)) {
            return; // the wire is somebody else's by now
        }
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
