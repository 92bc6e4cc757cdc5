package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Reads files once a second for ever, each with one call at position 0, and does nothing else: what of the agent's cost is the JVM's. Their
 * names come from standard input.
 */
final class BareLoop {
    private static final int BUFFER = 16 * 1024;

    private BareLoop() {}

    /** Needs no arguments. */
    public static void main(String[] none) throws IOException, InterruptedException {
        List<FileChannel> files = new ArrayList<>();
        try (Scanner names = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (names.hasNextLine()) {
                files.add(FileChannel.open(Path.of(names.nextLine())));
            }
        }
        System.out.println(files.size());
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (true) {
            Thread.sleep(1_000 - (System.currentTimeMillis() + 250) % 1_000); // between the agent and the other loop
            for (int i = 0; i < files.size(); i++) {
                files.get(i).read(buffer.clear(), 0);
            }
        }
    }
}
