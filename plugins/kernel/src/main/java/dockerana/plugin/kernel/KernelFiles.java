package dockerana.plugin.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernel's files below {@code proc}, as one source reads them: open until it closes. Confined to one thread. */
public final class KernelFiles implements AutoCloseable {
    private static final Path USUAL_PROC = Path.of("/proc");

    private final Path proc;
    private final Path net;
    private final Text text = new Text();
    private final List<KernelFile> opened = new ArrayList<>();
    private final List<KernelFile> expected = new ArrayList<>();

    /** @param proc where the host's {@code /proc} is for this process */
    public KernelFiles(Path proc) {
        this.proc = proc;
        // proc/net is a link to self/net: under a host's /proc seen from a container, that is the container's own
        // network. The host's is that of process 1.
        // https://docs.kernel.org/filesystems/proc.html#process-specific-subdirectories
        this.net = proc.equals(USUAL_PROC)
                ? proc.resolve("net")
                : proc.resolve("1").resolve("net");
    }

    /** A file that every kernel has. */
    public KernelFile expected(String name) {
        return expect(proc.resolve(name));
    }

    /** A file that some kernels lack. */
    public KernelFile optional(String name) {
        return open(proc.resolve(name));
    }

    /** A file about the host's network, that every kernel has. */
    public KernelFile expectedOfNetwork(String name) {
        return expect(net.resolve(name));
    }

    /** A file about the host's network, that some kernels lack. */
    public KernelFile optionalOfNetwork(String name) {
        return open(net.resolve(name));
    }

    /** The files that every kernel has. */
    public List<KernelFile> expected() {
        return expected;
    }

    private KernelFile expect(Path path) {
        KernelFile file = open(path);
        expected.add(file);
        return file;
    }

    private KernelFile open(Path path) {
        KernelFile file = new KernelFile(path, text);
        opened.add(file);
        return file;
    }

    @Override
    public void close() {
        opened.forEach(KernelFile::close);
    }
}
