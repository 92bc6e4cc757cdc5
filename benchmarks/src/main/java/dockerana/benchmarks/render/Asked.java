package dockerana.benchmarks.render;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that is asked.
 *
 * @param address without the path
 * @param processes the numbers of those that take part in the answer; what they started counts as well
 */
record Asked(String name, String address, List<Long> processes) {
    /** Copies the numbers. */
    Asked {
        processes = List.copyOf(processes);
    }

    double cpuMillis() {
        return processes.stream()
                        .flatMap(process -> ProcessHandle.of(process).stream())
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .mapToLong(each -> each.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum()
                / 1e6;
    }
}
