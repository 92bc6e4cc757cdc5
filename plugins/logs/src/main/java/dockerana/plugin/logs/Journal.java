package dockerana.plugin.logs;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The journal of systemd, as its own program tells it.
 *
 * @param command that program and what it is told every time
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/journalctl.html">journalctl</a>
 */
record Journal(List<String> command) {
    static final String REMEDY =
            "install systemd's journalctl beside the agent and run it as root or as a member of the group"
                    + " systemd-journal; in a container set 'root'; or set journal = false";

    private static final String PROGRAM = "journalctl";
    private static final List<String> FOLDERS = List.of("var/log/journal", "run/log/journal");
    private static final int LONGEST_MESSAGE = 300;

    /** @param root where the host's files are */
    static Journal of(Path root) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--output=export",
                "--output-fields=" + String.join(",", JournalEntries.FIELDS),
                "--all",
                "--follow",
                "--no-tail",
                "--no-pager",
                "--quiet"));
        if (root.getNameCount() > 0) {
            command.add("--root=" + root);
        }
        return new Journal(List.copyOf(command));
    }

    /** Why it cannot be read, as far as that is seen without reading. */
    static Optional<Problem> problem(Path root) {
        boolean installed = Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        if (!installed) {
            return Optional.of(new Problem("the journal cannot be read: there is no program " + PROGRAM, REMEDY));
        }
        List<Path> folders = FOLDERS.stream().map(root::resolve).toList();
        return folders.stream().noneMatch(Files::isDirectory)
                ? Optional.of(new Problem(
                        "there is no journal: neither %s nor %s is there".formatted(folders.get(0), folders.get(1)),
                        REMEDY))
                : folders.stream().anyMatch(Files::isReadable)
                        ? Optional.empty()
                        : Optional.of(new Problem("the journal may not be read: permission denied", REMEDY));
    }

    /** All entries from some place on, and those that follow. */
    InputStream read(String from) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(from);
        Process process = new ProcessBuilder(words).start();
        process.getOutputStream().close();
        return new Entries(process);
    }

    /** It never ends on its own; if it does, its last words say why. Closing ends it. */
    private static final class Entries extends FilterInputStream {
        private final Process process;

        Entries(Process process) {
            super(process.getInputStream());
            this.process = process;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
                String words = new String(process.getErrorStream().readNBytes(LONGEST_MESSAGE), StandardCharsets.UTF_8);
                throw new IOException(
                        "%s ended: %s".formatted(PROGRAM, words.isBlank() ? "it says nothing" : words.strip()));
            }
            return count;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
