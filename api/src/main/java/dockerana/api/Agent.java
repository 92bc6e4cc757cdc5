package dockerana.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/** What the running agent gives one component; ask for it in the constructor. Safe for any thread. */
public interface Agent {
    /** The component's id: its key in the configuration. */
    String id();

    /** The host's name as configured or found, with its dots; it does not change while the agent runs. */
    String host();

    /** The wall clock. Measure durations with {@link System#nanoTime()}. */
    InstantSource clock();

    /** The whole Graphite path of a series for this sink: its prefix, a dot, {@link Series#path()}. ASCII, without an empty node. */
    String path(Series series);

    /** The name of a tagged series for this sink: its prefix without the host, a dot, {@link Metric#name()}. ASCII. */
    String name(Series series);

    /**
     * The tags of a series, sorted: its labels, {@code host}, and those of the {@code attributes} that it has. A value is the original text
     * but for {@code ;}, control characters and a leading {@code ~}, which become {@code _}; never empty.
     */
    SortedMap<String, String> tags(Series series, Collection<String> attributes);

    /**
     * Named platform daemon threads with the plugin's class loader, interrupted at close: for calls that may never return, such as statvfs,
     * and for requests from outside.
     */
    ThreadFactory threads();

    /** Virtual threads, interrupted at close: for many waiting sockets. Never for files, regular expressions or computing. */
    ExecutorService sockets();

    /**
     * The agent's directory for what outlives the process, {@code --data}, absolute. All components share it: what one keeps there, it keeps in
     * files or a folder named after itself. Before {@link Sink#connect} nothing is written there.
     */
    Path data();

    /**
     * Counts what this component gave up for good, as {@code agent.….dropped.{reason}}.
     *
     * @param reason a fixed lower-case word, such as {@code oversize}; never text from outside
     * @param count how many samples or records
     */
    void dropped(String reason, long count);

    /** Says how this component is; replaces what it said before. Until it says anything it is ok. */
    void status(Status status);

    /** How all components are, now. */
    Health health();
}
