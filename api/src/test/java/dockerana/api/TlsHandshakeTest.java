package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes over loopback, with certificates made for the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsHandshakeTest {
    private Path directory = Path.of("");
    private Certificates server = new Certificates(Path.of(""), Path.of(""));
    private Certificates client = new Certificates(Path.of(""), Path.of(""));

    @BeforeAll
    void makeCertificates(@TempDir Path shared) throws IOException, InterruptedException, GeneralSecurityException {
        directory = shared;
        server = Certificates.make(directory, "server", "RSA");
        client = Certificates.make(directory, "client", "EC");
    }

    /** Returns the protocol that both sides agreed on. */
    private static String handshake(Tls server, Tls client, String asked) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listening = (SSLServerSocket)
                        server.context().getServerSocketFactory().createServerSocket(0, 1, loopback);
                var executor = Executors.newSingleThreadExecutor()) {
            listening.setNeedClientAuth(true);
            CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> receive(listening), executor);
            try (Socket plain = new Socket(loopback, listening.getLocalPort());
                    SSLSocket socket = (SSLSocket) client.context()
                            .getSocketFactory()
                            .createSocket(plain, asked, listening.getLocalPort(), true)) {
                socket.setSSLParameters(client.parameters());
                socket.getOutputStream().write(42);
                assertThat(received.get()).isEqualTo(42);
                return socket.getSession().getProtocol();
            }
        }
    }

    private static int receive(SSLServerSocket listening) {
        try (Socket accepted = listening.accept()) {
            return accepted.getInputStream().read();
        } catch (IOException e) {
            return -1; // the client refused
        }
    }

    @Test
    void bothSidesShowTheirCertificates() throws Exception {
        String protocol = handshake(server.trusting(client, false), client.trusting(server, true), "localhost");

        assertThat(protocol).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfEveryUsualKindWork(String algorithm) throws Exception {
        Certificates other = Certificates.make(directory, "other-" + algorithm, algorithm);

        handshake(server.trusting(other, false), other.trusting(server, true), "localhost");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThatThrownBy(() ->
                        handshake(server.trusting(client, false), client.trusting(server, true), "carbon.example.com"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("carbon.example.com");
    }

    @Test
    void theNameIsNotComparedIfThatIsSwitchedOff() throws Exception {
        handshake(server.trusting(client, false), client.trusting(server, false), "carbon.example.com");
    }

    @Test
    void aCertificateOfNobodyWhoIsTrustedIsRefused() {
        assertThatThrownBy(() -> handshake(server.trusting(client, false), client.trusting(client, true), "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void withoutACaTheMachinesOwnAreTrusted() {
        Tls machine = new Tls(Optional.empty(), Optional.of(client.cert()), Optional.of(client.key()), true);

        assertThatThrownBy(() -> handshake(server.trusting(client, false), machine, "localhost"))
                .isInstanceOf(SSLException.class);
    }
}
