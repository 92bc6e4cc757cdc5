package dockerana.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The {@code tls} block, the same everywhere; files are PEM.
 *
 * @param ca certificates to trust instead of the machine's own
 * @param cert this side's certificate, with its chain, if the far end asks for one; needs {@code key}
 * @param key the private key of {@code cert}: PKCS #8, not encrypted
 * @param verifyHostname whether the far end's certificate must name the host that was asked for
 */
public record Tls(Optional<Path> ca, Optional<Path> cert, Optional<Path> key, boolean verifyHostname) {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final char[] NO_PASSWORD = {};

    /** @throws IllegalArgumentException if only one of {@code cert} and {@code key} is given */
    public Tls {
        if (cert.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("cert and key belong together: give both or neither");
        }
    }

    /**
     * Reads the files and makes a context of them; call it per connection attempt, so that renewed certificates are taken up.
     *
     * @throws IOException if a file cannot be read or is not what it should be; the message names it
     */
    public SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    cert.isPresent()
                            ? keyManagers(cert.get(), key.orElseThrow()).getKeyManagers()
                            : null,
                    ca.isPresent() ? trustManagers(ca.get()).getTrustManagers() : null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Parameters for a client socket or engine made from {@link #context()}: TLS 1.2 and newer, host name verification as configured. */
    public SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (verifyHostname) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    private static TrustManagerFactory trustManagers(Path ca) throws IOException, GeneralSecurityException {
        KeyStore trusted = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(ca)) {
            trusted.setCertificateEntry("ca" + number++, certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    private static KeyManagerFactory keyManagers(Path cert, Path key) throws IOException, GeneralSecurityException {
        KeyStore own = emptyStore();
        Certificate[] chain = certificates(cert).toArray(new Certificate[0]);
        PrivateKey secret = privateKey(key);
        if (!belong(chain[0], secret)) {
            throw new IOException("%s is not the key of the first certificate in %s".formatted(key, cert));
        }
        own.setKeyEntry("own", secret, NO_PASSWORD, chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, NO_PASSWORD);
        return managers;
    }

    /** Whether one verifies what the other signs; a far end would only say that it got no certificate. */
    private static boolean belong(Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm();
        if (!certificate.getPublicKey().getAlgorithm().equals(algorithm)) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load((@Nullable InputStream) null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException(file + " holds no certificate: it must be a PEM file");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException(file + " is not a PEM file of certificates: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        // one char for each byte: whatever the file is, it can be searched
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(file + " holds no unencrypted PKCS #8 key ('BEGIN PRIVATE KEY'):"
                    + " convert it with 'openssl pkcs8 -topk8 -nocrypt'");
        }
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(decoded(pem.group(1), file));
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException notThisKind) { // the file does not say which kind it is: try the next
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
        throw new IOException(file + " holds a private key that is neither RSA, EC nor Ed25519");
    }

    private static byte[] decoded(String base64, Path file) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: its key is not Base64", e);
        }
    }
}
