package dockerana.plugin.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Something to measure: writes to a disk, reads from it, and bytes over the loopback interface. */
final class Load {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 48;

    private Load() {}

    /** Writes and reads a file past the cache. */
    static void ofDisk(Path file) throws IOException {
        String count = "count=" + BLOCKS;
        Tool.output("dd", "if=/dev/zero", "of=" + file, "bs=" + BLOCK, count, "oflag=direct", "conv=fsync");
        Tool.output("dd", "if=" + file, "of=/dev/null", "bs=" + BLOCK, count, "iflag=direct");
    }

    /** Sends to itself. */
    static void ofLoopback() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(server));
            try (Socket socket = server.accept();
                    InputStream in = socket.getInputStream()) {
                byte[] block = new byte[BLOCK];
                while (in.read(block) >= 0) {}
            }
            sent.join();
        }
    }

    private static void send(ServerSocket to) {
        try (Socket socket = new Socket(to.getInetAddress(), to.getLocalPort());
                OutputStream out = socket.getOutputStream()) {
            byte[] block = new byte[BLOCK];
            for (int i = 0; i < BLOCKS; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
