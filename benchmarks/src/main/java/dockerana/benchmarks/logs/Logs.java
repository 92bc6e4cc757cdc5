package dockerana.benchmarks.logs;

import dockerana.plugin.logs.LogReading;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes a log as Docker does and has it read by the agent's own classes, with the shipped flags and with C2, beside {@code wc -l}. */
public final class Logs {
    private static final int LINES = 3_000_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final List<String> C2 = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private Logs() {}

    /** One round: what it did in how long. */
    private record Round(long lines, long clockNanos, long cpuNanos) {
        double perSecond() {
            return lines * 1e9 / clockNanos;
        }

        double perCpuSecond() {
            return lines * 1e9 / cpuNanos;
        }
    }

    /** The JVM flags of the distribution. */
    public static void main(String[] flags) throws Exception {
        Path log = Files.createTempFile("benchmark", "-json.log");
        try {
            write(log);
            List<String> shipped = List.of(flags);
            System.out.printf("%d lines, %d bytes each%n%n", LINES, Files.size(log) / LINES);
            System.out.println("| what | flags | M lines/s: min | median | max | of one core: median | max |");
            System.out.println("|---|---|---:|---:|---:|---:|---:|");
            print("read, parsed, counted", "shipped", read(shipped, log, "counts"));
            print("read, parsed, counted", "C2", read(C2, log, "counts"));
            print("and a record of each to a null sink", "shipped", read(shipped, log, "records"));
            print("and a record of each to a null sink", "C2", read(C2, log, "records"));
            print("`wc -l`", "-", wc(log));
        } finally {
            Files.delete(log);
        }
    }

    private static void write(Path log) throws IOException {
        Instant time = Instant.parse("2026-01-31T12:00:00Z");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
            for (int i = 0; i < LINES; i++) {
                String text = "2026-01-31 12:00:00 INFO request %d GET /index.html took %d.5ms".formatted(i, i % 1000);
                String entry = "{\"log\":\"%s\\n\",\"stream\":\"%s\",\"time\":\"%s\"}\n"
                        .formatted(text, i % 5 == 0 ? "stderr" : "stdout", time.plusNanos(i * 7_001L + 1));
                out.write(entry.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static List<Round> read(List<String> flags, Path log, String what) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LogReading.class.getName()));
        command.addAll(List.of(log.toString(), what, Integer.toString(WARM_UP + ROUNDS)));
        return run(command)
                .lines()
                .skip(WARM_UP)
                .map(line -> {
                    String[] numbers = line.split(" ", -1);
                    return new Round(
                            Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
                })
                .toList();
    }

    private static List<Round> wc(Path log) throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            String times = run(List.of("bash", "-c", "wc -l < \"$0\" >/dev/null; times", log.toString()))
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            double cpu = Arrays.stream(times.split(" ", -1))
                    .mapToDouble(Logs::seconds)
                    .sum();
            rounds.add(new Round(LINES, System.nanoTime() - begun, Math.max(1_000_000, (long) (cpu * 1e9))));
        }
        return rounds;
    }

    /** The shell prints {@code 0m1.234s}. */
    private static double seconds(String time) {
        int minutes = time.indexOf('m');
        return Integer.parseInt(time.substring(0, minutes)) * 60.0
                + Double.parseDouble(time.substring(minutes + 1, time.length() - 1));
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(Duration.ofMinutes(5)) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
        return said;
    }

    private static void print(String what, String flags, List<Round> rounds) {
        double[] clock = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        double[] cpu = rounds.stream().mapToDouble(Round::perCpuSecond).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                what,
                flags,
                clock[0] / 1e6,
                clock[clock.length / 2] / 1e6,
                clock[clock.length - 1] / 1e6,
                cpu[cpu.length / 2] / 1e6,
                cpu[cpu.length - 1] / 1e6);
    }
}
