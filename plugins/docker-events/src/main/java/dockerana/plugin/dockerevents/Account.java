package dockerana.plugin.dockerevents;

import java.time.Instant;

/**
 * What was counted under one name. It belongs to the name and not to a container, so that several short ones of one name in a row are counted
 * together; a container that is renamed takes it along. Guarded by its {@link Ledger}.
 */
final class Account {
    /** From when on it counts. */
    final Instant start;

    long restarts;
    long deaths;
    long ooms;

    Account(Instant start) {
        this.start = start;
    }
}
