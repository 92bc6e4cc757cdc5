package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * One connection, from its first request to its end. It runs on a virtual thread of its own; {@link #isLate}, {@link #silentFor}, {@link #closeIfSilent} and
 * {@link #close} are for any other.
 */
final class Connection implements Runnable, AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int UNREAD = 4 << 20;

    private final Socket socket;
    private final Server server;
    private State state = State.WAITING;
    private long since = System.nanoTime();
    private volatile long deadline;

    /** What a connection needs of its server. */
    interface Server {
        Limits limits();

        /**
         * Waits for a place, if the answer may be large.
         *
         * @throws Failure if there is none for long
         */
        Place place(Request request) throws InterruptedException;

        /** Finds the answer; whatever goes wrong is an answer too. */
        Response answer(Request request) throws InterruptedException;

        /** Takes a place for an answer without end, if one is left. */
        boolean beginStream();

        void endStream();

        void closed(Connection connection);
    }

    /** Among those that are being answered; given back when the answer is sent, or was not. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private enum State {
        /** For the next request, or for the rest of it. */
        WAITING,
        ANSWERING,
        CLOSED
    }

    Connection(Socket socket, Server server) {
        this.socket = socket;
        this.server = server;
        within(server.limits().request());
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader reader = new RequestReader(
                    socket.getInputStream(), socket.getOutputStream(), socket.getInetAddress(), server.limits());
            while (reader.begin() && answerNext(reader)) {
                within(server.limits().idle());
                become(State.WAITING);
            }
        } catch (IOException | InterruptedException | Failure e) { // it is over, whoever ended it
        } finally {
            server.closed(this);
        }
    }

    /** Whether there can be another. */
    private boolean answerNext(RequestReader reader) throws IOException, InterruptedException {
        within(server.limits().request());
        ResponseWriter writer = new ResponseWriter(socket.getOutputStream(), server.limits(), this::within);
        RequestReader.Arrived arrived;
        try {
            arrived = reader.read();
        } catch (Failure e) {
            become(State.ANSWERING);
            writer.write(e);
            sayFarewell();
            return false;
        }
        become(State.ANSWERING);
        within(server.limits().answer().multipliedBy(2));
        try (Place _ = server.place(arrived.request())) {
            Response response = server.answer(arrived.request());
            boolean endless = response.body() instanceof Response.Endless && arrived.wantsBody();
            return endless ? stream(response, arrived, writer) : writer.write(response, arrived);
        } catch (Failure e) {
            writer.write(e);
            return false;
        }
    }

    private boolean stream(Response response, RequestReader.Arrived arrived, ResponseWriter writer)
            throws IOException, InterruptedException {
        if (!server.beginStream()) {
            throw new Failure(503, "too many streams are open; ask again later");
        }
        try {
            return writer.write(response, arrived);
        } finally {
            server.endStream();
        }
    }

    /** A close with bytes unread would be a reset, and the answer lost with it: so the sender may send for another moment. */
    private void sayFarewell() throws IOException {
        within(FAREWELL);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        byte[] unread = new byte[8192];
        int left = UNREAD;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(unread);
            left -= read;
        }
    }

    private void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    private synchronized void become(State next) throws IOException {
        if (state == State.CLOSED) {
            throw new IOException("closed meanwhile");
        }
        if (state != next) {
            state = next;
            since = System.nanoTime();
        }
    }

    /** Whether it has not come further for longer than it may. */
    boolean isLate(long nanoTime) {
        return nanoTime - deadline > 0;
    }

    /** For how long no whole request has come, in nanoseconds; negative while one is answered. */
    synchronized long silentFor(long nanoTime) {
        return state == State.WAITING ? Math.max(0, nanoTime - since) : -1;
    }

    /** Closes it unless a request of it is being answered. */
    boolean closeIfSilent() {
        synchronized (this) {
            if (state != State.WAITING) {
                return false;
            }
            state = State.CLOSED;
        }
        close();
        return true;
    }

    /** Wakes its thread, which ends. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) { // it is gone in any case
        }
    }
}
