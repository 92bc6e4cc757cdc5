package dockerana.plugin.local.web.access;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows who may see what. Immutable. */
public final class Gate {
    public static final String TOKEN_NEEDED =
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

    private Gate(WebConfig config, String secret, Set<String> hosts) {
        this.config = config;
        this.secret = secret;
        this.cookie =
                "dockerana_" + config.bind().port(); // cookies know no ports, and another agent may be on the next one
        this.hosts = hosts;
    }

    /**
     * As configured. The token, if it is not configured, is in a file, which is made if there is none.
     *
     * @param data where that file is
     * @param host the name of this machine
     * @throws IOException if it can neither be read nor made
     */
    public static Gate of(WebConfig config, Path data, String host) throws IOException {
        return new Gate(config, secret(config, data), hosts(config, host));
    }

    private static String secret(WebConfig config, Path data) throws IOException {
        return switch (config.auth()) {
            case NONE -> "";
            case BASIC ->
                config.user().orElseThrow()
                        + ':'
                        + config.password().orElseThrow().reveal();
            case TOKEN -> config.token().isPresent() ? config.token().get().reveal() : Token.in(data.resolve("token"));
        };
    }

    /** The names by which it may be asked for, in lower case. */
    private static Set<String> hosts(WebConfig config, String host) {
        Stream<String> ours = config.bind().isLoopback()
                ? Stream.of(config.bind().host())
                : Stream.of(config.bind().host(), host);
        return Stream.concat(config.hosts().stream(), ours)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses who came by a name that is not ours: a page of somebody else's whose name was made to lead here. A numeric address cannot be made to.
     *
     * @see <a href="https://en.wikipedia.org/wiki/DNS_rebinding">DNS rebinding</a>
     */
    public void checkHost(Request request) {
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
    public Access access(Request request) {
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
    public boolean isSecret(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody on this machine, and not somebody far away whom a proxy on this machine brings. */
    private boolean isFromHere(Request request) {
        return config.bind().isLoopback()
                && request.from().isLoopbackAddress()
                && FORWARDED.stream().noneMatch(name -> request.header(name).isPresent());
    }

    /** The header that has a browser show the token from now on. */
    public String cookieWithToken(Request request) {
        boolean encrypted =
                request.header("x-forwarded-proto").filter("https"::equals).isPresent();
        return cookie + '=' + secret + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
                + (encrypted ? "; Secure" : "");
    }

    /** The page's address, with what it takes to see all. */
    public String link(Bind shown) {
        return "http://" + shown + "/" + (takesLinks() ? "?token=" + secret : "");
    }

    /** What tells a client how to show it. */
    public String challenge() {
        return config.auth() == WebConfig.Auth.BASIC ? "Basic realm=\"dockerana\", charset=\"UTF-8\"" : "Bearer";
    }

    /** Whether the token may come in a link. */
    public boolean takesLinks() {
        return config.auth() == WebConfig.Auth.TOKEN;
    }
}
