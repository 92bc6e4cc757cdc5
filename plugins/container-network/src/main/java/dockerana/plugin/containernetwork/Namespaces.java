package dockerana.plugin.containernetwork;

import dockerana.plugin.containers.Membership;
import dockerana.plugin.containers.Run;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which network namespace a run is in. Confined to the thread of its source.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network_namespaces(7)</a>
 */
final class Namespaces {
    private static final String SHARED = "container:";
    /** The host's. */
    static final String HOST = "host";

    private final Path proc;
    private @Nullable String ofHost;
    private boolean refused;

    Namespaces(Path proc) {
        this.proc = proc;
    }

    /** Whether the run's process is still the container's. */
    boolean isAlive(Run run) throws IOException {
        return Membership.of(proc, run.pid(), run.id()).isPresent();
    }

    /**
     * The namespace that a run is in. Who may not look at it goes by what Docker was told.
     *
     * @param mode of its network, as Docker has it
     */
    String of(Run run, String mode) {
        if (mode.equals(HOST)) {
            return HOST;
        }
        return seen(run.pid())
                .map(namespace -> namespace.equals(ofHost()) ? HOST : namespace)
                .orElseGet(() -> told(run, mode));
    }

    /** The namespace that a run is in by what Docker was told. */
    static String told(Run run, String mode) {
        return mode.startsWith(SHARED) ? mode.substring(SHARED.length()) : mode.equals(HOST) ? HOST : run.id();
    }

    /**
     * Since when an interface of a run counts; empty if nobody knows. What a later reading shows for the first time was connected since the one
     * before: it counts from now. Who joined another's namespace begins with what was counted before.
     */
    static Optional<Instant> startOf(Run run, String mode, boolean isFirstReading, InstantSource clock) {
        if (!isFirstReading) {
            return Optional.of(clock.instant());
        }
        return mode.startsWith(SHARED) ? Optional.empty() : Optional.of(run.startedAt());
    }

    /** Whether it was not allowed to look at one. */
    boolean isRefused() {
        return refused;
    }

    private String ofHost() {
        String known = ofHost;
        if (known == null) {
            known = hosts();
            ofHost = known;
        }
        return known;
    }

    private Optional<String> seen(long pid) {
        try {
            return Optional.of(link(pid));
        } catch (AccessDeniedException e) {
            refused = true;
            return Optional.empty();
        } catch (IOException e) { // gone
            return Optional.empty();
        }
    }

    /** Empty where the first process is nobody's to look at: then none is the host's but what Docker says so of. */
    private String hosts() {
        try {
            return link(1);
        } catch (IOException e) {
            return "";
        }
    }

    private String link(long pid) throws IOException {
        return Files.readSymbolicLink(proc.resolve(Long.toString(pid)).resolve("ns/net"))
                .toString();
    }
}
