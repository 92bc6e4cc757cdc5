package dockerana.plugin.docker.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of this machine's loopback that leads to one within the network namespace of an engine. */
public final class Tunnel implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Process> ends = new CopyOnWriteArrayList<>();
    private final String pid;
    private final int far;

    Tunnel(String pid, int far) throws IOException {
        this.pid = pid;
        this.far = far;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** The port on this side. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Process end = new ProcessBuilder(
                                "nsenter", "-t", pid, "-n", "busybox", "nc", "127.0.0.1", Integer.toString(far))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                ends.add(end);
                pass(near, near.getInputStream(), end.getOutputStream(), end);
                pass(near, end.getInputStream(), near.getOutputStream(), end);
            }
        } catch (IOException e) { // closed
        }
    }

    private static void pass(Socket near, InputStream from, OutputStream to, Process end) {
        Thread.ofPlatform().daemon().start(() -> {
            try (near) {
                byte[] bytes = new byte[16 * 1024];
                for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                    to.write(bytes, 0, count);
                    to.flush();
                }
            } catch (IOException e) { // one side went away, and so does the other
            } finally {
                end.destroy();
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        ends.forEach(Process::destroy);
    }
}
