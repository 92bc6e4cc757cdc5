package dockerana.plugin.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The control groups of a container, as one of its processes has them: {@code /proc/PID/cgroup}. That every engine puts the container's id into
 * the path also proves that the process is still the container's, and not another one that got its number.
 *
 * @param byController the paths in the hierarchies of cgroup v1, by the controllers of each
 * @param unified the path in the hierarchy of cgroup v2; empty if there is none, or if the container is not in it
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 */
public record Membership(Map<String, String> byController, Optional<String> unified) {
    /** Copies. */
    public Membership {
        byController = Map.copyOf(byController);
    }

    /**
     * Those of a process, if it belongs to the container. Allocates: for what is new.
     *
     * @param proc where the host's {@code /proc} is
     * @param id the container's whole id
     * @return empty if there is no such process, or it is another's
     * @throws IOException if nobody lets us read it
     */
    public static Optional<Membership> of(Path proc, long pid, String id) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(proc.resolve(Long.toString(pid)).resolve("cgroup"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> byController = new LinkedHashMap<>();
        List<String> unified = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3) {
                Optional<String> path = ofContainer(fields[2], id);
                if (fields[1].isEmpty()) {
                    path.ifPresent(unified::add);
                } else {
                    path.ifPresent(known -> {
                        for (String controller : fields[1].split(",", -1)) {
                            byController.put(controller, known);
                        }
                    });
                }
            }
        }
        return byController.isEmpty() && unified.isEmpty()
                ? Optional.empty()
                : Optional.of(new Membership(byController, unified.stream().findFirst()));
    }

    /** The path up to the last node with the id: a container may have control groups of its own below. */
    private static Optional<String> ofContainer(String path, String id) {
        int at = path.lastIndexOf(id);
        if (at < 0) {
            return Optional.empty();
        }
        int end = path.indexOf('/', at);
        return Optional.of(end < 0 ? path : path.substring(0, end));
    }
}
