package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.kernel.Text;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountedTest {
    @TempDir
    private Path folder;

    private List<Mounted> below(String root, String mountinfo) throws Exception {
        Text text = new Text();
        try (FileChannel file = FileChannel.open(Files.writeString(folder.resolve("mountinfo"), mountinfo))) {
            text.read(file);
        }
        return Mounted.below(Path.of(root), text);
    }

    @Test
    void everyFieldIsFoundHoweverManyOptionsThereAre() throws Exception {
        String mountinfo = """
                36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:7 - ext3 /dev/root rw,errors=continue
                61 1 254:0 / / rw - ext4 /dev/vda rw
                """;

        assertThat(below("/", mountinfo))
                .containsExactly(
                        new Mounted("98:0", "/mnt2", "/mnt2", "ext3", "/dev/root"),
                        new Mounted("254:0", "/", "/", "ext4", "/dev/vda"));
    }

    @Test
    void whatBlanksAndBackslashesWereWrittenAsIsUndone() throws Exception {
        String mountinfo = "1 0 8:1 / /a\\040b\\011c\\012d\\134e\\303\\251 rw - ext4 /dev/sda1 rw";

        assertThat(below("/", mountinfo)).singleElement().satisfies(mount -> {
            assertThat(mount.path()).isEqualTo("/a b\tc\nd\\e\u00e9");
            assertThat(mount.name()).isEqualTo("a b\tc\nd\\e\u00e9");
        });
    }

    @Test
    void onlyWhatIsBelowTheHostsRootCounts() throws Exception {
        String mountinfo = """
                1 0 0:90 / / rw - overlay overlay rw
                2 1 254:1 / /host/root ro - ext4 /dev/vda1 rw
                3 2 254:2 / /host/root/boot ro - ext4 /dev/vda2 rw
                4 1 254:3 / /host/rootless ro - ext4 /dev/vda3 rw
                """;

        List<Mounted> mounts = below("/host/root", mountinfo);

        assertThat(mounts).extracting(Mounted::point).containsExactly("/", "/boot");
        assertThat(mounts).extracting(Mounted::path).containsExactly("/host/root", "/host/root/boot");
        assertThat(mounts).extracting(Mounted::name).containsExactly("rootfs", "boot");
    }

    @Test
    void brokenLinesAreLeftOut() throws Exception {
        assertThat(below("/", "1 0\n\n1 0 8:1 / /a rw no hyphen ext4\n1 0 8:1 / /b rw - ext4"))
                .containsExactly(new Mounted("8:1", "/b", "/b", "ext4", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8:1 / /x rw - ext4 /dev/sda1 rw",
                "0:29 /@ /x rw - btrfs /dev/mapper/luks rw",
                "0:30 / /x rw - zfs tank/x rw",
                "0:31 / /x rw - nfs4 192.0.2.1:/x rw",
                "0:32 / /x rw - cifs //server/share rw",
                "0:33 / /x rw - fuse.sshfs me@server:/ rw",
                "0:34 / /x rw - fuse /dev/fuse rw",
                "0:35 / / rw - overlay overlay rw"
            })
    void filesystemsThatHoldFilesAreReal(String mount) throws Exception {
        assertThat(below("/", "1 0 " + mount)).allMatch(Mounted::isReal).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0:21 / /proc rw - proc proc rw",
                "0:22 / /tmp rw - tmpfs tmpfs rw",
                "0:23 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
                "0:24 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw",
                "0:25 / /proc/sys/fs/binfmt_misc rw - autofs systemd-1 rw",
                "0:4 net:[4026532500] /run/docker/netns/x rw - nsfs nsfs rw",
                "0:26 / /dev rw - devtmpfs udev rw"
            })
    void whatTheKernelOnlyShowsIsNotReal(String mount) throws Exception {
        assertThat(below("/", "1 0 " + mount)).noneMatch(Mounted::isReal).hasSize(1);
    }
}
