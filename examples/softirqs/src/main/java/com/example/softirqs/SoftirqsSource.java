package com.example.softirqs;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Adds up the columns of {@code /proc/softirqs}, of which each is a processor's. */
final class SoftirqsSource implements Source {
    static final Metric HANDLED =
            Metric.counter("softirqs.{kind}.handled", "Soft interrupts of this kind that all processors handled");

    private final SoftirqsConfig config;

    /** The same instances every time: sinks keep what they made of them. */
    private final Map<String, Series> series = new HashMap<>();

    SoftirqsSource(SoftirqsConfig config) {
        this.config = config;
    }

    @Override
    public void collect(Samples samples) throws IOException {
        for (String line : Files.readAllLines(config.file())) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue; // the head, with the names of the processors
            }
            String kind = line.substring(0, colon).strip();
            if (config.kinds().isEmpty() || config.kinds().contains(kind)) {
                samples.add(series.computeIfAbsent(kind, HANDLED::of), total(line.substring(colon + 1)));
            }
        }
    }

    private static double total(String columns) {
        double total = 0;
        for (String column : columns.strip().split("\\s+")) {
            total += Long.parseLong(column);
        }
        return total;
    }
}
