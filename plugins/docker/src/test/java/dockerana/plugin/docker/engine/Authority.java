package dockerana.plugin.docker.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whoever signs certificates, of a test's own; by openssl, as PEM files. */
public final class Authority {
    private final Path folder;

    /**
     * A certificate that was signed, and its key, PKCS #8.
     *
     * @param folder where {@code cert.pem}, {@code key.pem} and the authority's {@code ca.pem} are
     */
    public record Issued(Path folder) {
        /** The authority's. */
        public Path ca() {
            return folder.resolve("ca.pem");
        }

        /** Its own. */
        public Path cert() {
            return folder.resolve("cert.pem");
        }

        /** Its key. */
        public Path key() {
            return folder.resolve("key.pem");
        }
    }

    /** @param folder to be made */
    public Authority(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectory(folder);
        openssl(folder, "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem");
    }

    /** A certificate for a server on loopback and for clients. */
    public Issued issue(String name) throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("ca.pem"), own.resolve("ca.pem"));
        Files.writeString(
                own.resolve("extensions"),
                "subjectAltName = IP:127.0.0.1\nextendedKeyUsage = serverAuth, clientAuth\n");
        openssl(own, "req -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout key.pem -out request");
        openssl(
                own,
                "x509 -req -in request -CA ../ca.pem -CAkey ../ca.key -CAcreateserial -days 2 -extfile extensions -out cert.pem");
        return new Issued(own);
    }

    private static void openssl(Path folder, String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(("openssl " + words).split(" ", -1)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("openssl " + words + ":\n" + said);
        }
    }
}
