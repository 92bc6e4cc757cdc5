package dockerana.plugin.local.web;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** The files of the page, read from the plugin's jar whenever they are asked for: that is seldom. */
final class PageFiles implements Endpoint {
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*)+");
    private static final Predicate<String> PACKED =
            Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(?![.]\\d*[1-9]))").asPredicate();
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "yaml", "application/yaml");

    @Override
    public Response answer(Request request, Access access) throws IOException {
        String path = request.path().equals("/") ? "/index.html" : request.path();
        Optional<String> type = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        if (type.isEmpty() || !NAME.matcher(path).matches()) {
            throw new Failure(404, "there is nothing at this address");
        }
        byte[] content = read(path.equals("/openapi.yaml") ? path : "/page" + path);
        CRC32 sum = new CRC32();
        sum.update(content);
        String tag = '"' + HexFormat.of().toHexDigits((int) sum.getValue()) + '"';
        boolean known = request.header("if-none-match").filter(tag::equals).isPresent();
        return answer(request, type.get(), content, known)
                .with("ETag", tag)
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept-Encoding");
    }

    private static Response answer(Request request, String type, byte[] content, boolean known) throws IOException {
        if (known) {
            return Response.of(type, new byte[0]).withStatus(304);
        }
        boolean packed = request.header("accept-encoding").filter(PACKED).isPresent();
        return packed
                ? Response.of(type, packed(content)).with("Content-Encoding", "gzip")
                : Response.of(type, content);
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Failure(404, "there is nothing at this address");
            }
            return in.readAllBytes();
        }
    }
}
