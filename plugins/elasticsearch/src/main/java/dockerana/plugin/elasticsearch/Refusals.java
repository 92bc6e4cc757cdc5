package dockerana.plugin.elasticsearch;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of records that are refused for ever: kept, counted, and the first of each reason told. Confined to one thread. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** Why a record was refused, in the word it is counted under. */
    enum Reason {
        /** A field has what its mapping does not take, or the like. */
        REFUSED("refused"),
        /** By itself, it is more than a request may hold. */
        OVERSIZE("oversize"),
        /** A request is not understood as soon as this is in it. */
        MALFORMED("malformed");

        private final String word;

        Reason(String word) {
            this.word = word;
        }
    }

    private final Agent agent;
    private final DeadLetters letters;
    private long count;
    private String last = "";

    Refusals(Agent agent, DeadLetters letters) {
        this.agent = agent;
        this.letters = letters;
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** Why the last was refused, in the server's words. */
    String last() {
        return last;
    }

    void add(LogRecord record, Reason reason, String words, Documents documents) {
        boolean kept = false;
        try {
            kept = letters.keep(record, words, documents);
        } catch (IOException e) {
            LOG.error("A refused record cannot be kept: {}", e.toString());
        }
        agent.dropped(reason.word, 1);
        if (count++ == 0) {
            LOG.error(
                    "The cluster refuses a record for ever: {} (it is {}; more of them are counted only)",
                    words,
                    kept ? "kept in the data folder" : "lost");
        }
        last = words;
    }
}
