package dockerana.plugin.host;

import dockerana.plugin.kernel.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mount that this process can reach below {@code root}.
 *
 * @param device major and minor number of the filesystem: the same for every place where it is mounted
 * @param path where this process finds it
 * @param point where the host finds it
 * @param type such as {@code ext4}
 * @param source what is mounted, such as {@code /dev/vda}
 * @see <a href="https://docs.kernel.org/filesystems/proc.html#proc-pid-mountinfo-information-about-mounts">mountinfo</a>
 */
record Mounted(String device, String path, String point, String type, String source) {
    private static final String ROOT = "/";

    /** Filesystems that hold files of their own though no block device is theirs: pools, and those of other machines. */
    private static final Set<String> WITHOUT_DEVICE = Set.of(
            "9p",
            "afs",
            "bcachefs",
            "beegfs",
            "btrfs",
            "ceph",
            "cifs",
            "fuse",
            "glusterfs",
            "gpfs",
            "lustre",
            "nfs",
            "nfs4",
            "orangefs",
            "prl_fs",
            "smb3",
            "smbfs",
            "vboxsf",
            "virtiofs",
            "zfs");

    /** Layers of other filesystems: real only if everything stands on them, as in a live system or a container. */
    private static final Set<String> LAYERED = Set.of("overlay", "aufs");

    /** All of a mountinfo file, in the order in which they were mounted. */
    static List<Mounted> below(Path root, Text mountinfo) {
        List<Mounted> mounts = new ArrayList<>();
        while (mountinfo.line()) {
            if (!mountinfo.skip(2) || !mountinfo.word()) {
                continue;
            }
            String device = mountinfo.string();
            if (!mountinfo.skip(2)) { // its root within the filesystem; then where it is mounted
                continue;
            }
            String path = unescaped(mountinfo.copy());
            String point = below(root.toString(), path);
            if (!point.isEmpty() && skipOptions(mountinfo) && mountinfo.word()) {
                String type = mountinfo.string();
                mounts.add(new Mounted(device, path, point, type, mountinfo.word() ? mountinfo.string() : ""));
            }
        }
        return mounts;
    }

    /** A hyphen ends the options, of which there may be any number. */
    private static boolean skipOptions(Text line) {
        while (line.word()) {
            if (line.is("-")) {
                return true;
            }
        }
        return false;
    }

    private static String below(String root, String path) {
        if (root.equals(ROOT)) {
            return path;
        }
        if (path.equals(root)) {
            return ROOT;
        }
        return path.startsWith(root + "/") ? path.substring(root.length()) : "";
    }

    /** Blanks, newlines and backslashes come as three octal digits behind a backslash. */
    private static String unescaped(byte[] escaped) {
        byte[] plain = new byte[escaped.length];
        int length = 0;
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] == '\\' && i + 3 < escaped.length) {
                plain[length++] =
                        (byte) ((escaped[i + 1] - '0') << 6 | (escaped[i + 2] - '0') << 3 | (escaped[i + 3] - '0'));
                i += 3;
            } else {
                plain[length++] = escaped[i];
            }
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether it holds files of its own, rather than showing what the kernel or another program knows. */
    boolean isReal() {
        return !device.startsWith("0:")
                || source.startsWith("/dev/")
                || WITHOUT_DEVICE.contains(type)
                || type.startsWith("fuse.")
                || (LAYERED.contains(type) && point.equals(ROOT));
    }

    /** The node of its series. */
    String name() {
        return point.equals(ROOT) ? "rootfs" : point.substring(1);
    }
}
