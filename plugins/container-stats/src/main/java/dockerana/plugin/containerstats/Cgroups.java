package dockerana.plugin.containerstats;

import dockerana.plugin.containers.Membership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hierarchies of control groups below {@code sys}: of cgroup v1 one for each controller or several, of cgroup v2 one for all, of a hybrid
 * machine both. Where they are mounted is what this process's own list of mounts says.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
final class Cgroups {
    /** How many folders above a container's there are at most: those of a user's own engine have six. */
    private static final int DEEPEST = 8;

    /**
     * One hierarchy.
     *
     * @param root what part of it is mounted, as this process's own control group sees it
     * @param point where
     * @param type {@code cgroup} or {@code cgroup2}
     * @param options with the controllers of cgroup v1
     */
    private record Hierarchy(String root, Path point, String type, Set<String> options) {
        /** Where a control group is in the file system, whether it is there or not. */
        Optional<Path> direct(String group) {
            String below =
                    root.equals("/") ? group : group.startsWith(root + "/") ? group.substring(root.length()) : "";
            return below.isEmpty() || below.startsWith("/..")
                    ? Optional.empty()
                    : Optional.of(point.resolve(below.substring(1)));
        }
    }

    private final List<Hierarchy> hierarchies = new ArrayList<>();

    /**
     * @param mountinfo this process's list of mounts
     * @param sys what must lie below here
     */
    Cgroups(Path mountinfo, Path sys) throws IOException {
        for (String line : Files.readAllLines(mountinfo)) {
            String[] fields = line.split(" ", -1);
            int separator = Arrays.asList(fields).indexOf("-");
            if (separator > 4 && fields.length > separator + 3 && fields[separator + 1].startsWith("cgroup")) {
                Path point = Path.of(fields[4]);
                if (point.startsWith(sys)) {
                    Set<String> options = Set.of(fields[separator + 3].split(","));
                    hierarchies.add(new Hierarchy(fields[3], point, fields[separator + 1], options));
                }
            }
        }
    }

    /** The container's folder of a controller of cgroup v1. */
    Optional<Path> legacy(Membership membership, String controller) {
        return Optional.ofNullable(membership.byController().get(controller))
                .flatMap(group -> hierarchies.stream()
                        .filter(hierarchy -> hierarchy.type.equals("cgroup") && hierarchy.options.contains(controller))
                        .flatMap(hierarchy -> folder(hierarchy, group).stream())
                        .findFirst());
    }

    /** The container's folder of cgroup v2. */
    Optional<Path> unified(Membership membership) {
        return membership
                .unified()
                .flatMap(group -> hierarchies.stream()
                        .filter(hierarchy -> hierarchy.type.equals("cgroup2"))
                        .flatMap(hierarchy -> folder(hierarchy, group).stream())
                        .findFirst());
    }

    /**
     * An agent in a container is told of control groups relative to its own, such as {@code /../ID}: the nodes between are then unknown, but not
     * the last.
     */
    private static Optional<Path> folder(Hierarchy hierarchy, String group) {
        Optional<Path> direct = hierarchy.direct(group).filter(Files::isDirectory);
        return direct.isPresent() ? direct : search(hierarchy.point, group.substring(group.lastIndexOf('/') + 1));
    }

    private static Optional<Path> search(Path point, String name) {
        try (Stream<Path> folders =
                Files.find(point, DEEPEST, (path, attributes) -> attributes.isDirectory() && path.endsWith(name))) {
            return folders.findFirst();
        } catch (IOException | UncheckedIOException e) { // a control group ended while we looked
            return Optional.empty();
        }
    }
}
