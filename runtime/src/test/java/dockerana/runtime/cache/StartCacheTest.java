package dockerana.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    @TempDir
    private Path folder;

    @Test
    void oneThatTheJvmMappedIsInUse() throws Exception {
        StartCache cache = of("""
                800000000-800c00000 rw-p 00001000 fe:00 123  /real/cache/0f1e.aot
                7f0000000000-7f0000001000 r-xp 00000000 fe:00 456  /lib/libc.so.6
                """);
        assertThat(cache.inUse()).isTrue();
        assertThat(cache).hasToString("start cache /a/link/cache/0f1e.aot");
    }

    @Test
    void oneThatIsNotThereOrThatTheJvmRefusedIsNot() throws Exception {
        StartCache cache = of("7f0000000000-7f0000001000 r-xp 00000000 fe:00 456  /lib/0f1e.aot.so\n");
        assertThat(cache.inUse()).isFalse();
        assertThat(cache).hasToString("no start cache yet");
    }

    private StartCache of(String maps) throws Exception {
        return StartCache.of(Path.of("/a/link/cache/0f1e.aot"), Files.writeString(folder.resolve("maps"), maps));
    }
}
