package dockerana.plugin.local.web;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows who may see what. Immutable. */
final class Gate {
    static final String TOKEN_NEEDED =
            "this needs the token: open the link that 'dockerana link' prints, or send it as a bearer";

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    /** What a proxy adds. */
    private static final List<String> FORWARDED = List.of("forwarded", "x-forwarded-for", "x-real-ip");

    private final WebConfig config;
    private final String secret;
    private final String cookie;
    private final Set<String> hosts;

    /**
     * Takes what it compares with.
     *
     * @param secret the token, or {@code user:password}; anything if nothing is needed
     * @param port where it listens: cookies know no ports, and another agent may be on the next one
     * @param hosts the names by which it may be asked for, in lower case
     */
    Gate(WebConfig config, String secret, int port, Set<String> hosts) {
        this.config = config;
        this.secret = secret;
        this.cookie = "dockerana_" + port;
        this.hosts = Set.copyOf(hosts);
    }

    /**
     * Refuses who came by a name that is not ours: a page of somebody else's whose name was made to lead here. A numeric address cannot be made to.
     *
     * @see <a href="https://en.wikipedia.org/wiki/DNS_rebinding">DNS rebinding</a>
     */
    void checkHost(Request request) {
        String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d*$", "");
        boolean ours = name.equals("localhost")
                || name.endsWith(".localhost")
                || NUMERIC.matcher(name).matches()
                || hosts.contains(name)
                || hosts.contains("*")
                || host.isEmpty(); // of HTTP/1.0, which no browser speaks
        if (!ours) {
            throw new Failure(403, "the host that was asked for is not among 'hosts' of the sink");
        }
    }

    /**
     * What the sender may see.
     *
     * @throws Failure if that is nothing, or if he showed something wrong
     */
    Access access(Request request) {
        if (config.auth() == WebConfig.Auth.NONE) {
            return Access.ALL;
        }
        Optional<String> shown = request.header("authorization");
        if (shown.isPresent()) {
            if (isRight(shown.get())) {
                return Access.ALL;
            }
            throw new Failure(401, "that is not the right token, user or password");
        }
        if (config.auth() == WebConfig.Auth.TOKEN
                && request.cookie(cookie).filter(this::isSecret).isPresent()) {
            return Access.ALL;
        }
        if (isFromHere(request)) {
            return Access.NUMBERS;
        }
        throw new Failure(401, config.auth() == WebConfig.Auth.BASIC ? "this needs user and password" : TOKEN_NEEDED);
    }

    private boolean isRight(String shown) {
        String scheme = shown.toLowerCase(Locale.ROOT);
        if (config.auth() == WebConfig.Auth.TOKEN && scheme.startsWith(BEARER)) {
            return isSecret(shown.substring(BEARER.length()).strip());
        }
        if (config.auth() == WebConfig.Auth.BASIC && scheme.startsWith(BASIC)) {
            try {
                byte[] plain = Base64.getDecoder()
                        .decode(shown.substring(BASIC.length()).strip());
                return isSecret(new String(plain, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return false;
    }

    /** Whether that is the token; it takes as long as it takes, right or wrong. */
    boolean isSecret(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody on this machine, and not somebody far away whom a proxy on this machine brings. */
    private boolean isFromHere(Request request) {
        return config.bind().isLoopback()
                && request.from().isLoopbackAddress()
                && FORWARDED.stream().noneMatch(name -> request.header(name).isPresent());
    }

    /** The header that has a browser show the token from now on. */
    String cookieWithToken(Request request) {
        boolean encrypted =
                request.header("x-forwarded-proto").filter("https"::equals).isPresent();
        return cookie + '=' + secret + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
                + (encrypted ? "; Secure" : "");
    }

    /** What tells a client how to show it. */
    String challenge() {
        return config.auth() == WebConfig.Auth.BASIC ? "Basic realm=\"dockerana\", charset=\"UTF-8\"" : "Bearer";
    }

    /** Whether the token may come in a link. */
    boolean takesLinks() {
        return config.auth() == WebConfig.Auth.TOKEN;
    }
}
