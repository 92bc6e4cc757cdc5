package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.plugin.console.ConsoleConfig.Format;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what would be sent, in the form that suits the reader. */
final class ConsoleSink implements SampleSink, RecordSink {
    private final Format format;
    private final Agent agent;
    private final Standard out;
    private final Window window;
    private final ZoneId zone;
    private @Nullable Form form;

    @Inject
    ConsoleSink(ConsoleConfig config, Agent agent) {
        this(config, agent, new Standard(System.out), new Tty(System.getenv()), ZoneId.systemDefault());
    }

    ConsoleSink(ConsoleConfig config, Agent agent, Standard out, Window window, ZoneId zone) {
        this.format = config.format();
        this.agent = agent;
        this.out = out;
        this.window = window;
        this.zone = zone;
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        out.check();
        form().open();
    }

    private Form form() {
        Form chosen = form;
        if (chosen == null) {
            chosen = switch (format) {
                case LINES -> new Lines(agent, out);
                case JSON -> new JsonLines(agent, out);
                case TABLE -> new Live(agent, window, zone, out);
                case AUTO -> window.isTerminal() ? new Live(agent, window, zone, out) : new Lines(agent, out);
            };
            form = chosen;
        }
        return chosen;
    }

    @Override
    public void write(Batch batch) throws IOException {
        form().write(batch);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        form().write(records);
    }

    /** A reader who goes away has read enough: no source is held back for a terminal. */
    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (form != null) {
            form.close();
        }
    }
}
