package dockerana.plugin.net;

import dockerana.api.Tls;
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
public final class Dialer {
    private final Peer server;
    private final Optional<Tls> tls;
    private final Duration connectTimeout;
    private final Duration writeTimeout;
    private final Resolver resolver;

    /**
     * Does nothing yet.
     *
     * @param tls how to encrypt; empty for not at all
     * @param connectTimeout how long each address, its name and its greeting may take
     * @param writeTimeout how long it may take nothing of what is sent to it
     * @param threads for the system's resolver
     */
    public Dialer(
            Peer server, Optional<Tls> tls, Duration connectTimeout, Duration writeTimeout, ThreadFactory threads) {
        this.server = server;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.writeTimeout = writeTimeout;
        this.resolver = new Resolver(server.host(), threads);
    }

    /** Whom it connects to. */
    public Peer server() {
        return server;
    }

    /**
     * Connects.
     *
     * @throws IOException if no address can be reached; the message names the server and says why
     */
    public Wire connect() throws IOException, InterruptedException {
        IOException failure = new IOException("it has no address");
        try {
            Optional<SSLContext> keys = tls.isPresent() ? Optional.of(tls.get().context()) : Optional.empty();
            for (InetAddress address : resolver.addresses(connectTimeout)) {
                try {
                    return connect(new InetSocketAddress(address, server.port()), keys);
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
        TcpWire tcp = TcpWire.connect(server.toString(), address, connectTimeout, writeTimeout);
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
        engine.setSSLParameters(tls.orElseThrow().parameters());
        TlsWire wire = new TlsWire(tcp, engine);
        try {
            wire.handshake(System.nanoTime() + connectTimeout.toNanos());
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) { // as a server that speaks no TLS does
            throw new SSLException("it broke the connection; does it speak TLS?", e);
        }
        return wire;
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
