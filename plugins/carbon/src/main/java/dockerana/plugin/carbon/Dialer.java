package dockerana.plugin.carbon;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Makes connections to one server, at whichever of its addresses answers first in their order. Confined to one thread. */
final class Dialer {
    private final Server server;
    private final CarbonConfig config;
    private final Resolver resolver;

    Dialer(Server server, CarbonConfig config, ThreadFactory threads) {
        this.server = server;
        this.config = config;
        this.resolver = new Resolver(server.host(), threads);
    }

    Server server() {
        return server;
    }

    /** @throws IOException if no address can be reached; the message names the server and says why */
    Wire connect() throws IOException, InterruptedException {
        IOException failure = new IOException("it has no address");
        try {
            Optional<SSLContext> keys =
                    config.tls().isPresent() ? Optional.of(config.tls().get().context()) : Optional.empty();
            for (InetAddress address : resolver.addresses(config.connectTimeout())) {
                try {
                    return connect(new InetSocketAddress(address, server.port().orElseThrow()), keys);
                } catch (IOException e) {
                    failure = e;
                }
            }
        } catch (IOException e) {
            failure = e;
        }
        throw new IOException(server + " " + reason(failure), failure);
    }

    private Wire connect(InetSocketAddress address, Optional<SSLContext> keys)
            throws IOException, InterruptedException {
        Duration timeout = config.connectTimeout();
        TcpWire tcp = TcpWire.connect(server.toString(), address, timeout, config.writeTimeout());
        boolean agreed = false;
        try {
            Wire wire = keys.isPresent() ? encrypted(tcp, keys.get(), address.getPort()) : tcp;
            agreed = true;
            return wire;
        } finally {
            if (!agreed) {
                tcp.close();
            }
        }
    }

    private Wire encrypted(TcpWire tcp, SSLContext keys, int port) throws IOException, InterruptedException {
        SSLEngine engine = keys.createSSLEngine(server.host(), port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(config.tls().orElseThrow().parameters());
        TlsWire tls = new TlsWire(tcp, engine);
        try {
            tls.handshake(System.nanoTime() + config.connectTimeout().toNanos());
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) { // as a carbon that speaks no TLS does
            throw new SSLException("it broke the connection; does it speak TLS?", e);
        }
        return tls;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case ConnectException refused -> "refused the connection";
            case SocketTimeoutException late -> String.valueOf(late.getMessage());
            case NoSuchFileException missing -> "cannot be reached: there is no file " + missing.getFile();
            case AccessDeniedException denied -> "cannot be reached: the agent may not read " + denied.getFile();
            case SSLException tls -> "did not agree on TLS: " + tls.getMessage();
            default -> "cannot be reached: " + failure.getMessage();
        };
    }
}
