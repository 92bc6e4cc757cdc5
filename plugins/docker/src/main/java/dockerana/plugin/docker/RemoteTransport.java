package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dockerana.api.Tls;
import dockerana.plugin.net.Head;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The engine of another machine, through docker-java's own client; the only class that knows it, so that it is loaded only if it is needed.
 *
 * <p>That client waits as long as something comes, and can be told to wait less for all its answers alike, not for one. So whatever has a limit
 * here is closed by {@link Deadlines} when that has passed, and a stream has a client of its own, which a close ends in whatever it waits for.
 * It follows redirects of a GET, which no engine sends, and asks once more after a 503.
 */
final class RemoteTransport implements Transport {
    private static final int LONGEST_CALL = 64 << 20;

    private final URI endpoint;
    private final @Nullable SSLContext context;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final Deadlines deadlines;
    private final AtomicReference<DockerHttpClient> calls;

    /** The files of {@code tls} are read here and never again. */
    RemoteTransport(URI endpoint, Optional<Tls> tls, Duration connectTimeout, Duration callTimeout, Deadlines deadlines)
            throws IOException {
        this.endpoint = endpoint;
        this.context = tls.isPresent() ? tls.get().context() : null;
        this.connectTimeout = connectTimeout;
        this.callTimeout = callTimeout;
        this.deadlines = deadlines;
        this.calls = new AtomicReference<>(forCalls());
    }

    private DockerHttpClient forCalls() {
        return builder().responseTimeout(callTimeout).build();
    }

    private ZerodepDockerHttpClient.Builder builder() {
        ZerodepDockerHttpClient.Builder builder =
                new ZerodepDockerHttpClient.Builder().dockerHost(endpoint).connectionTimeout(connectTimeout);
        return context == null ? builder : builder.sslConfig(() -> context);
    }

    /** The whole answer is here when this returns. */
    @Override
    public Response execute(Request request) {
        AtomicBoolean late = new AtomicBoolean();
        DockerHttpClient client = calls.get();
        try (Response answer = begun(client, request, late)) {
            Future<?> deadline = deadlines.close(answer, callTimeout, () -> late.set(true));
            try {
                byte[] body = answer.getBody().readNBytes(LONGEST_CALL + 1);
                if (body.length > LONGEST_CALL) {
                    throw new ProtocolException("the answer is longer than " + LONGEST_CALL + " bytes");
                }
                return answer(answer, new ByteArrayInputStream(body), () -> {});
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException | RuntimeException e) {
            throw failure(e, late.get());
        }
    }

    /** Silence ends by itself; a head that comes byte by byte only with its client, and with all calls that this one is used for. */
    private Response begun(DockerHttpClient client, Request request, AtomicBoolean late) throws IOException {
        Closeable replaced = () -> {
            if (calls.compareAndSet(client, forCalls())) {
                client.close();
            }
        };
        Future<?> deadline = deadlines.close(replaced, callTimeout.multipliedBy(2), () -> late.set(true));
        try {
            return sent(client, request);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Its client has one deadline for all calls: that one is kept. */
    @Override
    public Response execute(Request request, Duration within) {
        return execute(request);
    }

    @Override
    public Response stream(Request request, Duration idle) {
        AtomicBoolean late = new AtomicBoolean();
        DockerHttpClient own = builder().build();
        try {
            Future<?> deadline = deadlines.close(own, callTimeout, () -> late.set(true));
            try {
                Response answer = sent(own, request);
                Duration limit = answer.getStatusCode() < 300 ? idle : callTimeout;
                InputStream body =
                        limit.isPositive() ? new TimedBody(answer.getBody(), own, limit, deadlines) : answer.getBody();
                return answer(answer, body, own);
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException | RuntimeException e) {
            close(own);
            throw failure(e, late.get());
        }
    }

    private static Response sent(DockerHttpClient client, Request request) throws IOException {
        if (request.hijackedInput() != null) {
            throw new IOException("nothing can be sent to a container's input");
        }
        return client.execute(request);
    }

    private static Answer answer(Response answer, InputStream body, Closeable held) {
        return new Answer(new Head(answer.getStatusCode(), false, answer.getHeaders()), body, held);
    }

    private static void close(Closeable client) {
        try {
            client.close();
        } catch (IOException e) { // it is as good as closed
        }
    }

    /** What a closed connection throws does not say why it was closed. */
    private RuntimeException failure(Exception e, boolean late) {
        IOException farEnd = late ? new SocketTimeoutException("no answer in time") : Trouble.farEnd(e);
        if (farEnd == null && e instanceof RuntimeException bug) {
            return bug;
        }
        IOException reason = farEnd == null ? new IOException(e) : farEnd;
        String said = context == null ? Trouble.with(endpoint, reason) : Trouble.withTls(endpoint, reason);
        return new UncheckedIOException(new IOException(said, e));
    }

    @Override
    public void close() throws IOException {
        calls.get().close();
    }
}
