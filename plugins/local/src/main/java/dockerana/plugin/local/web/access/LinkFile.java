package dockerana.plugin.local.web.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file by which other processes of this machine find the page. Only its owner can read it: the link has the token. */
public final class LinkFile {
    private final Path file;

    /** @param data where it is */
    public LinkFile(Path data) {
        this.file = data.resolve("link");
    }

    public void write(String link) throws IOException {
        Token.write(file, link);
    }

    /** Whether the page that was opened last with this data had that port. */
    public boolean leadsTo(int port) {
        try {
            return URI.create(Files.readString(file).strip()).getPort() == port;
        } catch (IOException | IllegalArgumentException e) { // none was opened, or nobody may know
            return false;
        }
    }
}
