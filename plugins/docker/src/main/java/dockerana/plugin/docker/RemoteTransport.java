package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dockerana.api.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The engine of another machine, through docker-java's own client; the only class that knows it, so that it is loaded only if it is needed. */
final class RemoteTransport implements Transport {
    private static final int MOST_STREAMS = 1000;

    private final URI endpoint;
    private final DockerHttpClient calls;
    private final DockerHttpClient streams;

    RemoteTransport(URI endpoint, Optional<Tls> tls, Duration connectTimeout, Duration callTimeout) throws IOException {
        this.endpoint = endpoint;
        SSLContext context = tls.isPresent() ? tls.get().context() : null;
        this.calls = builder(endpoint, context, connectTimeout)
                .responseTimeout(callTimeout)
                .build();
        this.streams = builder(endpoint, context, connectTimeout).build();
    }

    private static ZerodepDockerHttpClient.Builder builder(
            URI endpoint, @org.jspecify.annotations.Nullable SSLContext context, Duration connectTimeout) {
        ZerodepDockerHttpClient.Builder builder = new ZerodepDockerHttpClient.Builder()
                .dockerHost(endpoint)
                .connectionTimeout(connectTimeout)
                .maxConnections(MOST_STREAMS);
        return context == null ? builder : builder.sslConfig(() -> context);
    }

    @Override
    public Response execute(Request request) {
        return sent(calls, request);
    }

    /** Its client knows no limit for a single answer: {@code idle} is not kept. */
    @Override
    public Response stream(Request request, Duration idle) {
        return sent(streams, request);
    }

    private Response sent(DockerHttpClient client, Request request) {
        try {
            return client.execute(request);
        } catch (RuntimeException e) {
            IOException farEnd = Trouble.farEnd(e);
            if (farEnd == null) {
                throw e;
            }
            throw new UncheckedIOException(new IOException(Trouble.with(endpoint, farEnd), e));
        }
    }

    @Override
    public void close() throws IOException {
        calls.close();
        streams.close();
    }
}
