package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files of the host are logs to be followed: those that match now, without those that others became by rotation. Confined to one thread. */
final class HostFiles {
    /** Between the renaming of a file and the next of its name. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(gz|xz|bz2|zst)");

    private final Path root;
    private final List<String> globs;
    private final InstantSource clock;
    private final Map<Path, Known> known = new LinkedHashMap<>();
    private final Set<String> renamed = new HashSet<>();
    private Optional<Instant> latest = Optional.empty();
    private List<HostLog> logs = List.of();
    private List<String> closed = List.of();

    /** A file that is followed: device and inode, and when it was there. */
    private static final class Known {
        private final HostLog log;
        private String inode = "";
        private Instant seen;

        private Known(HostLog log, Instant seen) {
            this.log = log;
            this.seen = seen;
        }
    }

    HostFiles(Options options, List<String> globs, InstantSource clock) {
        this.root = options.root();
        this.globs = globs;
        this.clock = clock;
    }

    /** Those that are there now; the same list as long as nothing changed. */
    List<HostLog> look() {
        Instant now = clock.instant();
        Globs found = new Globs(root);
        for (String glob : globs) {
            found.add(glob);
        }
        closed = found.closed();
        Map<String, Path> inodes = new HashMap<>();
        known.forEach((path, one) -> inodes.put(one.inode, path));
        for (Path path : found.found()) {
            see(path, now, inodes);
        }
        known.values().removeIf(one -> one.seen.plus(GRACE).isBefore(now));
        latest = Optional.of(now);
        List<HostLog> all = known.values().stream().map(one -> one.log).toList();
        if (!all.equals(logs)) {
            logs = all;
        }
        return logs;
    }

    private void see(Path path, Instant now, Map<String, Path> inodes) {
        boolean named = globs.contains(name(path));
        String inode = inode(path);
        Known one = known.get(path);
        if (one == null) {
            if (!named && (isRotated(path) || isRenamed(path, inode, inodes))) {
                return;
            }
            one = new Known(log(path, inode), now);
            known.put(path, one);
        }
        one.inode = inode;
        one.seen = now;
    }

    private HostLog log(Path path, String inode) {
        String name = name(path);
        String node = name.substring(1);
        Set<String> taken = new HashSet<>();
        known.values().forEach(one -> taken.add(plain(one.log.node())));
        while (taken.contains(plain(node))) {
            node += "-";
        }
        Optional<Instant> absent = latest.isEmpty() && inode.isEmpty() ? Optional.of(clock.instant()) : latest;
        return new HostLog(name, node, Optional.of(path), absent);
    }

    /** What is left of a name in a path of series. */
    private static String plain(String node) {
        return node.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private String name(Path path) {
        return "/" + root.relativize(path);
    }

    private static String inode(Path path) {
        try {
            return String.valueOf(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) { // it is not there, or nobody may know
            return "";
        }
    }

    private boolean isRotated(Path path) {
        String name = String.valueOf(path.getFileName());
        Optional<String> before = Rotation.nameBefore(name);
        return COMPRESSED.matcher(name).matches()
                || before.map(path::resolveSibling)
                        .filter(one -> known.containsKey(one) || Files.exists(one))
                        .isPresent();
    }

    /** Whether it is a log that was followed under another name, which nothing or another file has now. */
    private boolean isRenamed(Path path, String inode, Map<String, Path> inodes) {
        Path other = inodes.get(inode);
        if (other != null && !other.equals(path) && !inode(other).equals(inode)) {
            renamed.add(inode);
        }
        return renamed.contains(inode);
    }

    /** What is followed, in a few words. */
    String said(boolean journal) {
        String several = logs.size() == 1 ? "1 file" : logs.size() + " files";
        return !journal ? several : logs.isEmpty() ? "the journal" : several + " and the journal";
    }

    /** What matches and is not followed because nobody may look there. */
    Optional<Problem> problem() {
        return closed.stream()
                .findFirst()
                .map(reason -> new Problem(reason, Problem.HOST).andOthers(closed.size() - 1));
    }

    /** The first of those that may not be read. */
    List<Problem> unreadable() {
        List<Problem> problems = new ArrayList<>();
        for (HostLog log : logs) {
            log.path()
                    .filter(path -> Files.exists(path) && !Files.isReadable(path))
                    .ifPresent(path ->
                            problems.add(new Problem(path + " may not be read: permission denied", Problem.HOST)));
        }
        return problems;
    }
}
