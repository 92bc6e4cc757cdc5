package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are told about files that are not what they should be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFilesTest {
    private Path directory = Path.of("");
    private Certificates good = new Certificates(Path.of(""), Path.of(""));

    @BeforeAll
    void makeCertificate(@TempDir Path shared) throws IOException, InterruptedException, GeneralSecurityException {
        directory = shared;
        good = Certificates.make(directory, "good", "EC");
    }

    private Tls withCa(Path ca) {
        return new Tls(Optional.of(ca), Optional.empty(), Optional.empty(), true);
    }

    private void assertKeyIsRefused(byte[] content, String reason) throws Exception {
        Path key = Files.write(directory.resolve("bad.key"), content);
        Tls tls = new Tls(Optional.empty(), Optional.of(good.cert()), Optional.of(key), true);

        assertThatThrownBy(tls::context)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.key")
                .hasMessageContaining(reason);
    }

    @Test
    void aCertificateNeedsItsKey() {
        Optional<Path> some = Optional.of(directory.resolve("some"));

        assertThatThrownBy(() -> new Tls(Optional.empty(), some, Optional.empty(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cert and key belong together: give both or neither");
        assertThatThrownBy(() -> new Tls(Optional.empty(), Optional.empty(), some, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutFilesItIsThatOfTheMachine() throws Exception {
        Tls tls = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertThat(tls.context().getProtocol()).isEqualTo("TLS");
        assertThat(tls.parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(tls.parameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> withCa(directory.resolve("nowhere.pem")).context())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aFileWithoutCertificatesIsNamed(String content) throws Exception {
        Path ca = Files.writeString(directory.resolve("ca.pem"), content);

        assertThatThrownBy(() -> withCa(ca).context())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca.pem")
                .hasMessageContaining("PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void anEncryptedOrOlderKeyIsToldHowToConvert(String kind) throws Exception {
        assertKeyIsRefused(
                Certificates.pem(kind, new byte[100]).getBytes(StandardCharsets.US_ASCII),
                "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aBinaryKeyIsToldHowToConvert() throws Exception {
        assertKeyIsRefused(new byte[] {0x30, (byte) 0x82, (byte) 0xff, 0}, "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aKeyThatWasCutIsNotABugOfTheSink() throws Exception {
        String cut = "-----BEGIN PRIVATE KEY-----\nMIGHA\n-----END PRIVATE KEY-----\n";

        assertKeyIsRefused(cut.getBytes(StandardCharsets.US_ASCII), "damaged");
    }

    @Test
    void aKeyOfAnUnusualKindIsNamed() throws Exception {
        assertKeyIsRefused(
                Certificates.pem("PRIVATE KEY", new byte[100]).getBytes(StandardCharsets.US_ASCII),
                "neither RSA, EC nor Ed25519");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Certificates other = Certificates.make(directory, "other", "EC");
        Tls mixed = new Tls(Optional.empty(), Optional.of(good.cert()), Optional.of(other.key()), true);

        assertThatThrownBy(mixed::context)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("good.pem")
                .hasMessageContaining("other.key");
    }
}
