package dockerana.benchmarks.local;

import dockerana.api.Batch;
import dockerana.benchmarks.containers.Kernel;
import dockerana.runtime.component.Names;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same series into the local store, in a process of its own with the shipped flags, and as lines into a carbon-cache that keeps them as long, at
 * the same time.
 */
public final class Local {
    private static final int SERIES = 2000;

    private Local() {}

    /** One of the two. */
    private record Side(String name, long pid, Path files) {}

    /** What a side had used at one moment. */
    private record Used(long cpuNanos, long writtenBytes) {
        static Used by(Side side) throws IOException {
            return new Used(Kernel.cpuNanos(side.pid()), Kernel.io(side.pid(), "write_bytes"));
        }
    }

    /** Interval, seconds to warm up, seconds to measure, carbon's line port, its process, its files, a directory; then flags. */
    public static void main(String[] args) throws Exception {
        int interval = Integer.parseInt(args[0]);
        int warmUp = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        Path directory = Path.of(args[6]);
        Process store = store(directory, interval, List.of(args).subList(7, args.length));
        try (Socket carbon = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[3]));
                OutputStream lines = new BufferedOutputStream(carbon.getOutputStream(), 1 << 16)) {
            List<Side> sides = List.of(
                    new Side("Dockerana, local store", store.pid(), directory),
                    new Side("carbon-cache, whisper", Long.parseLong(args[4]), Path.of(args[5])));
            Numbers numbers = new Numbers(SERIES, interval);
            feed(numbers, lines, interval, warmUp);
            List<Used> before = new ArrayList<>();
            for (Side side : sides) {
                before.add(Used.by(side));
            }
            feed(numbers, lines, interval, measured);
            for (int i = 0; i < sides.size(); i++) {
                print(sides.get(i), interval, measured, before.get(i), Used.by(sides.get(i)));
            }
        } finally {
            store.destroy();
            store.waitFor();
        }
    }

    private static Process store(Path directory, int interval, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreProcess.class.getName()));
        command.addAll(List.of(directory.toString(), Integer.toString(SERIES), Integer.toString(interval)));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void feed(Numbers numbers, OutputStream lines, int interval, int seconds) throws Exception {
        Names names = new Names("web01", "dockerana.{host}");
        for (int i = 0; i < seconds / interval; i++) {
            Batch batch = numbers.at(Ticks.next(interval));
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < batch.size(); j++) {
                text.append(names.path(batch.series(j)))
                        .append(' ')
                        .append(batch.rate(j))
                        .append(' ')
                        .append(batch.slotMillis() / 1000)
                        .append('\n');
            }
            lines.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            lines.flush();
        }
        Thread.sleep(interval * 500L); // what came last is stored before anybody looks
    }

    private static void print(Side side, int interval, int seconds, Used before, Used after) throws IOException {
        double points = (double) SERIES * seconds / interval;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d s | %.2f %% | %.2f µs | %d MiB | %.1f MiB | %.0f B |%n",
                side.name(),
                interval,
                (after.cpuNanos() - before.cpuNanos()) / 1e7 / seconds,
                (after.cpuNanos() - before.cpuNanos()) / 1e3 / points,
                Kernel.status(side.pid(), "VmRSS") / 1024,
                diskBytes(side.files()) / 1048576.0,
                (after.writtenBytes() - before.writtenBytes()) / points);
    }

    /** What the files take on the disk: whisper's have holes. */
    private static long diskBytes(Path files) throws IOException {
        Process du = new ProcessBuilder("du", "-s", "--block-size=1", files.toString()).start();
        String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Long.parseLong(said.substring(0, said.indexOf('\t')));
    }
}
