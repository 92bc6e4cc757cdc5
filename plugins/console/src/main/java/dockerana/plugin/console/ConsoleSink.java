package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Prints what would be sent, in the form that suits the reader. */
final class ConsoleSink implements SampleSink, RecordSink {
    private final Standard out;
    private final Form form;

    @Inject
    ConsoleSink(ConsoleConfig config, Agent agent) {
        this(config, agent, new Standard(System.out));
    }

    ConsoleSink(ConsoleConfig config, Agent agent, Standard out) {
        this.out = out;
        this.form = switch (config.format()) {
            case JSON -> new JsonLines(agent, out);
            case AUTO, TABLE, LINES -> new Lines(agent, out);
        };
    }

    @Override
    public void connect() throws IOException {
        out.check();
    }

    @Override
    public void write(Batch batch) throws IOException {
        form.write(batch);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        form.write(records);
    }

    /** A reader who goes away has read enough: no source is held back for a terminal. */
    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void close() throws IOException {
        form.close();
    }
}
