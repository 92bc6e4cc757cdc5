package dockerana.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void aMachineWithAGigabyte() throws IOException {
        write("proc/meminfo", "MemTotal: 8388608 kB\nMemAvailable:    1048576 kB\n");
    }

    @Test
    void withoutLimitsItIsWhatTheMachineHasLeft() throws Exception {
        write("proc/self/cgroup", "4:memory:/\n0::/\n");
        write("groups/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("groups/memory.max", "max\n");
        assertThat(room()).isEqualTo(1024 * MIB);
    }

    @Test
    void aGroupOfVersion2AndThoseAroundItLimitIt() throws Exception {
        write("proc/self/cgroup", "0::/system.slice/dockerana.service\n");
        write("groups/system.slice/memory.max", "100663296\n");
        write("groups/system.slice/dockerana.service/memory.max", "max\n");
        assertThat(room()).isEqualTo(96 * MIB);
    }

    @Test
    void aGroupOfVersion1LimitsIt() throws Exception {
        write("proc/self/cgroup", "7:cpu,cpuacct:/x\n4:memory,hugetlb:/x\n");
        write("groups/memory/x/memory.limit_in_bytes", "100663296\n");
        assertThat(room()).isEqualTo(96 * MIB);
    }

    @Test
    void whatCannotBeReadDoesNotLimit() {
        assertThat(new Room(folder.resolve("no proc"), folder.resolve("no groups")).bytes())
                .isEqualTo(Long.MAX_VALUE);
    }

    private long room() {
        return new Room(folder.resolve("proc"), folder.resolve("groups")).bytes();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
