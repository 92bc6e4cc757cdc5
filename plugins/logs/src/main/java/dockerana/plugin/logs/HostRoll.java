package dockerana.plugin.logs;

import dockerana.api.Records;
import java.util.Optional;

/**
 * Begins to follow the host's logs.
 *
 * @param news is told when something waits to be read
 */
record HostRoll(Setup setup, HostLogsConfig config, Runnable news) implements Followers.Roll<HostLog> {
    @Override
    public String id(HostLog log) {
        return log.name();
    }

    @Override
    public Optional<Follower<HostLog>> follower(HostLog log, Records records) {
        return Optional.of(
                log.path().isPresent()
                        ? new FileFollower<>(new HostFileLog(log, log.path().get(), setup, records))
                        : new JournalFollower(setup, Journal.of(config.root()), news, records));
    }
}
