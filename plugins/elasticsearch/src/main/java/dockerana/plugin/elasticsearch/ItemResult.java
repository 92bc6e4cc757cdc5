package dockerana.plugin.elasticsearch;

import java.util.Set;

/**
 * What became of one record in a bulk.
 *
 * @param status as in HTTP
 * @param type of the error; empty if there is none
 * @param reason of the error, in the server's words
 */
record ItemResult(int status, String type, String reason) {
    /** Refusals that end when somebody does something, whatever their status: a block, a closed index, a full cluster. */
    private static final Set<String> NOT_NOW = Set.of(
            "cluster_block_exception",
            "index_closed_exception",
            "index_not_found_exception",
            "security_exception",
            "validation_exception");

    /** What follows from it. */
    enum Outcome {
        /** It is there. */
        DELIVERED,
        /** It was there already. */
        REPEAT,
        /** It has to come again. */
        LATER,
        /** It will never be taken. */
        REFUSED
    }

    Outcome outcome() {
        if (status < 300) {
            return Outcome.DELIVERED;
        }
        if (status == 409) {
            return Outcome.REPEAT;
        }
        return status == 429 || status >= 500 || NOT_NOW.contains(type) ? Outcome.LATER : Outcome.REFUSED;
    }

    /** Type and reason, for people. */
    String why() {
        return type.isEmpty() ? "status " + status : reason.isEmpty() ? type : type + ": " + reason;
    }
}
