package dockerana.plugin.host;

import dockerana.api.Agent;
import dockerana.api.Status;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the agent how well the machine can be read. Confined to the thread of the source. */
final class Condition {
    private final Path proc;
    private final KernelFiles files;
    private final FilesystemReader filesystems;
    private final Agent agent;
    private @Nullable Status told;

    Condition(Path proc, KernelFiles files, FilesystemReader filesystems, Agent agent) {
        this.proc = proc;
        this.files = files;
        this.filesystems = filesystems;
        this.agent = agent;
    }

    /**
     * Says what is so after a reading, if it changed.
     *
     * @throws IOException if nothing can be read
     */
    void report() throws IOException, InterruptedException {
        if (Thread.interrupted()) { // which also closed the files
            throw new InterruptedException();
        }
        List<String> unreadable = files.expected().stream()
                .map(KernelFile::problem)
                .filter(Objects::nonNull)
                .toList();
        if (unreadable.size() == files.expected().size()) {
            throw new IOException(
                    "nothing can be read of the machine below %s: %s; is 'proc' where the host's /proc is mounted?"
                            .formatted(proc, unreadable.getFirst()));
        }
        Status status = status(unreadable, filesystems.hanging().toList(), filesystems.blind())
                .by(proc.toString());
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    private static Status status(List<String> unreadable, List<String> hanging, Optional<Path> blind) {
        if (!hanging.isEmpty()) {
            return Status.degraded(
                    "no answer from the filesystem at " + String.join(", ", hanging)
                            + ": it is left out until it answers",
                    "see to its server or disk, or name it in 'filesystems { except = [...] }'");
        }
        if (!unreadable.isEmpty()) {
            return Status.degraded(
                    String.join("; ", unreadable),
                    "mount the host's /proc as a whole, and let the agent's user read it");
        }
        if (blind.isPresent()) {
            return Status.degraded(
                    "no filesystem of the host is mounted below " + blind.get() + ": how full they are is not known",
                    "mount the host's / there, with ':ro,rslave', and set 'root'");
        }
        return Status.ok("reads the kernel's files");
    }
}
