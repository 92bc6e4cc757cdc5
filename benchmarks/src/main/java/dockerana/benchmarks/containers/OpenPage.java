package dockerana.benchmarks.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Asks what a browser asks that opens the page, and reads the stream until it is closed. */
final class OpenPage implements AutoCloseable {
    private static final List<String> AT_FIRST = List.of(
            "/",
            "/js/app.js",
            "/style/base.css",
            "/vendor/uPlot.iife.min.js",
            "/api/events",
            "/api/series?path=cpu.*&path=memory.*&path=load.*&from=-3600&points=120",
            "/api/series?path=containers.*.cpu.percent&path=containers.*.memory.used_bytes&from=-3600&points=60");

    private final int port;
    private final Socket stream;
    private final AtomicLong read = new AtomicLong();

    OpenPage(int port) throws IOException {
        this.port = port;
        for (String path : AT_FIRST) {
            try (Socket socket = ask(path, "close")) {
                if (!new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200")) {
                    throw new IOException(path + " is not answered");
                }
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
        this.stream = ask("/api/stream?series=**", "keep-alive");
        Thread.ofVirtual().start(this::follow);
    }

    private Socket ask(String path, String connection) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept-Encoding: gzip\r\nConnection: %s\r\n\r\n"
                        .formatted(path, port, connection)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void follow() {
        byte[] some = new byte[1 << 14];
        try (InputStream in = stream.getInputStream()) {
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                read.addAndGet(got);
            }
        } catch (IOException e) { // closed
        }
    }

    /** How many bytes the stream has told so far. */
    long read() {
        return read.get();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
