package dockerana.plugin.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections, and ends those that are late. When there are as many as it bears, a new one takes the place of the one that has been silent
 * for longest: whoever opens thousands shuts out nobody but himself.
 *
 * <p>It accepts on a platform thread of its own; each connection has a virtual one.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int BACKLOG = 256;
    private static final int LOOK_MILLIS = 250;

    private final ServerSocket listening;
    private final Limits limits;
    private final Handler handler;
    private final Workers workers;
    private final ExecutorService sockets;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Semaphore streams;
    private final Semaphore large;
    private volatile boolean closed;
    private long looked = System.nanoTime();

    /**
     * Begins to listen.
     *
     * @param threads for the one that accepts
     * @param sockets virtual threads
     * @throws IOException if the address is not free, or not one of this machine
     */
    public HttpServer(
            InetSocketAddress bind,
            Limits limits,
            Handler handler,
            Workers workers,
            ThreadFactory threads,
            ExecutorService sockets)
            throws IOException {
        this.limits = limits;
        this.handler = handler;
        this.workers = workers;
        this.sockets = sockets;
        this.streams = new Semaphore(limits.streams());
        this.large = new Semaphore(limits.large(), true);
        this.listening = new ServerSocket();
        try {
            listening.setReuseAddress(true); // what a former agent left in TIME_WAIT is no reason not to start
            listening.setSoTimeout(LOOK_MILLIS);
            listening.bind(bind, BACKLOG);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
        threads.newThread(this::accept).start();
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Its address. */
    public InetAddress address() {
        return listening.getInetAddress();
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!closed) {
            try {
                take(listening.accept());
            } catch (SocketTimeoutException e) { // a moment to look after the others
            } catch (IOException | RejectedExecutionException e) { // such as too many open files
                if (!closed) {
                    LOG.debug("cannot take a connection", e);
                    rest();
                }
            }
            endTheLate();
        }
    }

    private void take(Socket socket) throws IOException {
        if (!makePlace()) {
            socket.close();
            return;
        }
        Connection connection = new Connection(socket, new Served());
        open.add(connection);
        try {
            sockets.execute(connection);
        } catch (RejectedExecutionException e) {
            open.remove(connection);
            socket.close();
            throw e;
        }
    }

    /** Whether there is one place at least; a connection that ends, or is asked something, in this very moment is no reason to refuse another. */
    private boolean makePlace() {
        while (open.size() >= limits.connections()) {
            long now = System.nanoTime();
            Optional<Connection> silent = open.stream()
                    .filter(connection -> connection.silentFor(now) >= 0)
                    .max(Comparator.comparingLong(connection -> connection.silentFor(now)));
            if (silent.isEmpty()) {
                return false;
            }
            if (silent.get().closeIfSilent()) {
                open.remove(silent.get());
            }
        }
        return true;
    }

    private void endTheLate() {
        long now = System.nanoTime();
        if (now - looked > LOOK_MILLIS * 1_000_000L) {
            looked = now;
            open.stream().filter(connection -> connection.isLate(now)).forEach(Connection::close);
        }
    }

    private static String printable(String path) {
        return path.substring(0, Math.min(100, path.length())).replaceAll("[^!-~]", "?");
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) { // the agent closes; so does this server, in a moment
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
        } catch (IOException e) { // it listens no more
        }
        open.forEach(Connection::close);
    }

    private final class Served implements Connection.Server {
        @Override
        public Limits limits() {
            return limits;
        }

        @Override
        public Connection.Place place(Request request) throws InterruptedException {
            if (!handler.mayBeLarge(request)) {
                return () -> {};
            }
            if (!large.tryAcquire(limits.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure(503, "too many large answers are under way; ask again later");
            }
            return large::release;
        }

        @Override
        public Response answer(Request request) throws InterruptedException {
            try {
                return workers.call(() -> handler.answer(request));
            } catch (Failure e) {
                return Response.failure(e.status(), e.sentence());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("cannot answer {} {}", request.method(), printable(request.path()), e);
                return Response.failure(500, "this is a bug of dockerana; its log says more");
            }
        }

        @Override
        public boolean beginStream() {
            return streams.tryAcquire();
        }

        @Override
        public void endStream() {
            streams.release();
        }

        @Override
        public void closed(Connection connection) {
            open.remove(connection);
        }
    }
}
