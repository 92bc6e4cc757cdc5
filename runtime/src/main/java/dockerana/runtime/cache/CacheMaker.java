package dockerana.runtime.cache;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the start cache made where there is none, while the agent runs and after it has settled: by {@code bin/dockerana cache}, a process of its
 * own with the lowest priority. It takes some seconds of a processor and {@value #NEEDED_MIB} MiB at most.
 */
public final class CacheMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CacheMaker.class);
    private static final int NEEDED_MIB = 512;

    private final StartCache cache;
    private final List<String> command;
    private @Nullable Process making;
    private boolean closed;

    /**
     * @param home the unpacked distribution
     * @param options of the command line of this process that matter to the other
     */
    public CacheMaker(StartCache cache, Path home, List<String> options) {
        this.cache = cache;
        this.command = new ArrayList<>(
                List.of("nice", "-n", "19", home.resolve("bin/dockerana").toString(), "cache"));
        command.addAll(options);
    }

    /** Waits, then makes it, if there is none. */
    public void make() throws InterruptedException {
        if (cache.inUse() || cache.file().isEmpty()) {
            return;
        }
        Thread.sleep(Duration.ofSeconds(Integer.getInteger("dockerana.cache.after", 60)));
        if (Room.HERE.bytes() < (long) NEEDED_MIB << 20) {
            LOG.info("no start cache is made: it takes {} MiB for some seconds", NEEDED_MIB);
            return;
        }
        try {
            run();
        } catch (IOException e) {
            LOG.info("the start cache cannot be made: {}", e.getMessage());
        }
    }

    private void run() throws IOException {
        Process process = start();
        if (process != null) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            LOG.info("{}", said.strip());
        }
    }

    private synchronized @Nullable Process start() throws IOException {
        if (!closed) {
            making = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .start();
        }
        return making;
    }

    /** Ends it, if it is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (making != null) {
            making.descendants().forEach(ProcessHandle::destroyForcibly);
            making.destroyForcibly();
        }
    }
}
