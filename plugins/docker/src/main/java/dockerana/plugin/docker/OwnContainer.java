package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which container this process runs in, if any. Its control group says so, unless a namespace hides that. Then there is the file that Docker mounts
 * as /etc/hostname, from a folder that is named by the id; it comes second because containers that share a network share that file. The host's
 * name itself would not do: users choose it.
 */
final class OwnContainer {
    private static final Pattern GROUP = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final Pattern MOUNT = Pattern.compile("\\S*/([0-9a-f]{64})/hostname /etc/hostname ");

    private OwnContainer() {}

    /** @param self {@code /proc/self} */
    static Optional<String> id(Path self) {
        return byGroup(text(self.resolve("cgroup"))).or(() -> byMount(text(self.resolve("mountinfo"))));
    }

    /** Without /proc nobody can tell. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** The innermost, where an engine runs in a container of another. */
    private static Optional<String> byGroup(String groups) {
        String found = "";
        for (String group : groups.lines().toList()) {
            for (Matcher id = GROUP.matcher(group); id.find(); ) {
                found = id.group();
            }
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> byMount(String mounts) {
        Matcher mount = MOUNT.matcher(mounts);
        return mount.find() ? Optional.of(mount.group(1)) : Optional.empty();
    }
}
