package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An authority, a server on loopback and a client that it vouches for, made by openssl when a test asks for them. */
final class Certificates {
    private final Path folder;

    Certificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Path names = Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        openssl(
                "req",
                "-x509",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=authority",
                "-newkey",
                "rsa:2048",
                "-keyout",
                "ca.key",
                "-out",
                "ca.crt");
        for (String who : List.of("http", "client")) {
            openssl(
                    "req",
                    "-nodes",
                    "-subj",
                    "/CN=" + who,
                    "-newkey",
                    "rsa:2048",
                    "-keyout",
                    who + ".key",
                    "-out",
                    who + ".csr");
            openssl(
                    "x509",
                    "-req",
                    "-days",
                    "2",
                    "-in",
                    who + ".csr",
                    "-CA",
                    "ca.crt",
                    "-CAkey",
                    "ca.key",
                    "-CAcreateserial",
                    "-extfile",
                    names.toString(),
                    "-out",
                    who + ".crt");
        }
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The folder, for the server. */
    Path folder() {
        return folder;
    }

    /** What a client needs that shows its certificate. */
    Tls client() {
        return new Tls(
                Optional.of(folder.resolve("ca.crt")),
                Optional.of(folder.resolve("client.crt")),
                Optional.of(folder.resolve("client.key")),
                true);
    }

    /** A client that trusts the authority, and has no certificate. */
    Tls withoutCertificate() {
        return new Tls(Optional.of(folder.resolve("ca.crt")), Optional.empty(), Optional.empty(), true);
    }
}
