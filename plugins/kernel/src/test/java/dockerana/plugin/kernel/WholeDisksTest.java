package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeDisksTest {
    @TempDir
    private Path sys;

    @Test
    void theKernelsListDecides() throws Exception {
        Files.createDirectories(sys.resolve("block/xvda1"));
        Files.createDirectories(sys.resolve("block/cciss!c0d0"));
        WholeDisks disks = new WholeDisks(sys);

        assertThat(disks.has("xvda1")).isTrue(); // a whole disk on some clouds
        assertThat(disks.has("cciss/c0d0")).isTrue();
        assertThat(disks.has("sda")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop0", "loop12", "ram3", "zram0"})
    void memoryAndFilesAreNoDisks(String device) throws Exception {
        Files.createDirectories(sys.resolve("block").resolve(device));

        assertThat(new WholeDisks(sys).has(device)).isFalse();
        assertThat(new WholeDisks(Path.of("/nowhere")).has(device)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sda", "vdb", "xvda", "hda", "sdaa", "nvme0n1", "mmcblk0", "md127", "dm-0", "dm-12", "nbd1", "sr0"
            })
    void withoutTheListAWholeDiskIsKnownByItsName(String device) {
        assertThat(new WholeDisks(Path.of("/nowhere")).has(device)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sda1", "vdb12", "xvda1", "hda3", "sdaa2", "nvme0n1p1", "mmcblk0p2", "md127p1", "cciss/c0d0p1"})
    void withoutTheListAPartitionIsKnownByItsName(String device) {
        assertThat(new WholeDisks(Path.of("/nowhere")).has(device)).isFalse();
    }
}
