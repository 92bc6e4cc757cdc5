package dockerana.plugin.local.web;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Handler;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.access.Gate;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where requests come in: leads each to its endpoint, if its sender may go there. */
final class Site implements Handler {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** The page needs no more, and nobody may frame it. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /** A page and not a redirect: a cookie that is SameSite=Strict is not sent along with a redirect that began elsewhere, as in a chat. */
    private static final String TO_THE_PAGE =
            "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url=./\">"
                    + "<title>Dockerana</title><a href=\"./\">To the page</a>";

    private final Gate gate;
    private final Map<String, Endpoint> exact;
    private final Map<String, Endpoint> below;
    private final Set<String> posts;
    private final Set<String> large;
    private final Endpoint otherwise;

    /**
     * Takes what there is.
     *
     * @param exact by their addresses
     * @param below for all addresses that begin so
     * @param posts the addresses that take {@code POST}, too
     * @param large the addresses whose answers may be large
     * @param otherwise for all others
     */
    Site(
            Gate gate,
            Map<String, Endpoint> exact,
            Map<String, Endpoint> below,
            Set<String> posts,
            Set<String> large,
            Endpoint otherwise) {
        this.gate = gate;
        this.exact = Map.copyOf(exact);
        this.below = Map.copyOf(below);
        this.posts = Set.copyOf(posts);
        this.large = Set.copyOf(large);
        this.otherwise = otherwise;
    }

    @Override
    public boolean mayBeLarge(Request request) {
        return large.contains(request.path());
    }

    @Override
    public Response answer(Request request) throws Exception {
        try {
            gate.checkHost(request);
            return safe(permitted(request));
        } catch (Failure e) {
            Response failure = Response.failure(e.status(), e.sentence()).with("Cache-Control", "no-store");
            return safe(e.status() == 401 ? failure.with("WWW-Authenticate", gate.challenge()) : failure);
        }
    }

    private Response permitted(Request request) throws Exception {
        boolean posted = request.method().equals("POST") && posts.contains(request.path());
        if (!posted && !READING.contains(request.method())) {
            String allowed = posts.contains(request.path()) ? "GET, HEAD, POST" : "GET, HEAD";
            return Response.failure(405, "only " + allowed + " are answered here")
                    .with("Allow", allowed);
        }
        if (posted
                && request.header("sec-fetch-site").filter("cross-site"::equals).isPresent()) {
            throw new Failure(403, "a page of somebody else's may not send anything here");
        }
        Optional<String> token =
                request.path().equals("/") ? request.parameters().last("token") : Optional.empty();
        if (token.isPresent() && gate.takesLinks()) {
            return entered(request, token.get());
        }
        Access access = gate.access(request);
        return endpoint(request.path()).answer(request, access);
    }

    private Response entered(Request request, String token) {
        if (!gate.isSecret(token)) {
            throw new Failure(401, "this link is out of date: 'dockerana link' prints the present one");
        }
        return Response.of("text/html; charset=utf-8", TO_THE_PAGE.getBytes(StandardCharsets.UTF_8))
                .with("Set-Cookie", gate.cookieWithToken(request))
                .with("Cache-Control", "no-store");
    }

    private Endpoint endpoint(String path) {
        Endpoint found = exact.get(path);
        if (found != null) {
            return found;
        }
        return below.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Response safe(Response response) {
        return response.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }
}
