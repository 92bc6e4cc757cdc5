package dockerana.plugin.host;

import org.jspecify.annotations.Nullable;

/** The system's call of that name. Safe for any thread. */
@FunctionalInterface
interface Statvfs {
    /** Makes ready to ask about what is mounted at a path; does not touch it. */
    Question about(String path);

    /** Asks about one mount, by one thread at a time. */
    @FunctionalInterface
    interface Question {
        /** May never return; null if the answer is an error. */
        @Nullable Space ask();
    }
}
