package dockerana.plugin.console;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import java.io.IOException;
import java.util.List;

/** One way to print what a sink is given. Confined to the sink's thread. */
interface Form extends AutoCloseable {
    /** Gets ready to print; called again after a failure. */
    default void open() throws InterruptedException {}

    /** Prints a batch. */
    void write(Batch batch) throws IOException;

    /** Prints records. */
    void write(List<LogRecord> records) throws IOException;

    /** Leaves the output as it was found. */
    @Override
    default void close() throws IOException {}
}
