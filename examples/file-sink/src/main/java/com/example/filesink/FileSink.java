package com.example.filesink;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes {@code sample NAME VALUE SECONDS} and {@code record ID TEXT}. */
final class FileSink implements SampleSink, RecordSink {
    private final FileSinkConfig config;

    /** Names are made once for each series, and forgotten with it. */
    private final Series.Cache<String> names;

    private FileChannel file;

    FileSink(FileSinkConfig config, Agent agent) {
        this.config = config;
        this.names = new Series.Cache<>(String[]::new, agent::path);
    }

    @Override
    public void connect() throws IOException {
        close();
        file = FileChannel.open(config.path(), CREATE, APPEND);
    }

    @Override
    public void write(Batch batch) throws IOException {
        String[] known = names.of(batch);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < batch.size(); i++) {
            double value = batch.rate(i); // of a gauge its reading, of a counter its growth per second
            if (Double.isFinite(value)) {
                lines.append("sample ").append(known[i]).append(' ').append(value);
                lines.append(' ').append(batch.slotMillis() / 1000).append('\n');
            }
        }
        append(lines);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (LogRecord record : records) {
            lines.append("record ").append(record.id()).append(' ').append(oneLine(record.text())).append('\n');
        }
        append(lines);
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** Returning from a write settles what was written, so it returns late rather than early. */
    private void append(StringBuilder lines) throws IOException {
        if (file == null) {
            throw new IOException(config.path() + " is not open");
        }
        ByteBuffer rest = StandardCharsets.UTF_8.encode(lines.toString());
        while (rest.hasRemaining()) {
            file.write(rest);
        }
        if (config.sync()) {
            file.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
