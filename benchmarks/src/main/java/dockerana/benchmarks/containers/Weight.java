package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param rss resident memory, in KiB
 * @param dirty what of it is nobody else's and cannot be read back from a file, in KiB
 * @param threads how many it has
 * @param classes how many it has loaded; zero if it is no JVM
 */
record Weight(long rss, long dirty, long threads, long classes) {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final Pattern CLASSES = Pattern.compile("(?:loaded|sharedLoaded)Classes=(\\d+)");

    /** Of a process; a JVM is asked for its classes after everything else, for the answer takes memory. */
    static Weight of(long pid, boolean jvm) throws IOException, InterruptedException {
        long rss = Kernel.status(pid, "VmRSS");
        long dirty = dirty(pid);
        long threads = Kernel.status(pid, "Threads");
        return new Weight(rss, dirty, threads, jvm ? classes(pid) : 0);
    }

    private static long dirty(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Private_Dirty:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long classes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(JCMD.toString(), Long.toString(pid), "PerfCounter.print")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher counts = CLASSES.matcher(said);
        long classes = 0;
        while (counts.find()) {
            classes += Long.parseLong(counts.group(1));
        }
        return classes;
    }

    /** How often its threads were put on a processor, so far. */
    static long wakeUps(long pid) throws IOException {
        long wakeUps = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                for (String line : Files.readAllLines(thread.resolve("status"))) {
                    wakeUps += line.contains("voluntary_ctxt_switches:") && !line.startsWith("non")
                            ? Long.parseLong(line.replaceAll("\\D", ""))
                            : 0;
                }
            }
        }
        return wakeUps;
    }
}
