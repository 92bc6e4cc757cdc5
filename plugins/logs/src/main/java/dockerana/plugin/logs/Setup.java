package dockerana.plugin.logs;

import dockerana.api.Agent;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What all that follow logs have in common.
 *
 * @param options those of the source
 * @param agent for the clock, the host's name and what is given up
 * @param since when the agent began to watch
 * @param tallies what is counted, by name
 * @param format how lines stand in files; used by one thread
 * @param memory what long lines under way may take; used by one thread
 * @param scratch to search in; used by one thread
 * @param patterns what is looked for in lines; used by one thread
 */
record Setup(
        Options options,
        Agent agent,
        Instant since,
        Tallies tallies,
        Format format,
        Memory memory,
        Block scratch,
        Patterns patterns) {
    private static final long LONG_LINES = 4 << 20;

    /** Longer than any entry but those with very many labels. */
    private static final int SCRATCH = 128 * 1024;

    Setup(Options options, Agent agent, Tallies tallies, Format format) {
        this(
                options,
                agent,
                agent.clock().instant(),
                tallies,
                format,
                new Memory(LONG_LINES),
                new Block(SCRATCH),
                new Patterns(options.patterns()));
    }

    /** For the records of a log. */
    Recorder recorder(Key key, Supplier<Tally> tally) {
        RateLimit limit = new RateLimit(options.rateLimit().orElse(0));
        return new Recorder(key, new Recorder.Limits(longestLine(), memory, limit), this::dropped, tally);
    }

    int longestLine() {
        return (int) options.maxLineBytes();
    }

    /** Counts a line that is left out. */
    void dropped(String reason) {
        agent.dropped(reason, 1);
    }
}
