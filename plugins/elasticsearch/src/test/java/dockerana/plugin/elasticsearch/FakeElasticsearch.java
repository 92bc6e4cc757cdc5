package dockerana.plugin.elasticsearch;

import dockerana.plugin.net.FakeServer;
import dockerana.plugin.net.FakeServer.Asked;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.ReceivedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** As much of Elasticsearch as the sink asks for, which does what a test wants instead where it says so. */
final class FakeElasticsearch implements AutoCloseable {
    /** A document as it was sent, by paths. */
    record Document(String index, Map<String, String> fields) {}

    private final FakeServer server;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private volatile Function<Asked, Optional<Reply>> instead = asked -> Optional.empty();
    private volatile Function<Document, Optional<String>> item = document -> Optional.empty();
    private volatile String root = "{\"version\":{\"number\":\"8.19.21\"},\"tagline\":\"You Know, for Search\"}";

    FakeElasticsearch() throws IOException {
        server = new FakeServer(this::answer);
    }

    FakeServer server() {
        return server;
    }

    /** Answers this instead, where it is not empty. */
    void instead(Function<Asked, Optional<Reply>> reply) {
        instead = reply;
    }

    /** Answers the bulks that match with this. */
    void bulksWhich(Predicate<Asked> matches, Reply reply) {
        instead(asked -> isBulk(asked) && matches.test(asked) ? Optional.of(reply) : Optional.empty());
    }

    private static boolean isBulk(Asked asked) {
        return asked.path().startsWith("/_bulk");
    }

    /** Says this of a document instead of storing it, where it is not empty: {@code "status":429,"error":{…}}. */
    void ofItems(Function<Document, Optional<String>> result) {
        item = result;
    }

    /** What {@code GET /} says. */
    void root(String page) {
        root = page;
    }

    private Reply answer(Asked asked) {
        return instead.apply(asked).orElseGet(() -> usual(asked));
    }

    private synchronized Reply usual(Asked asked) {
        if (isBulk(asked)) {
            return bulk(asked);
        }
        if (asked.path().equals("/")) {
            return Reply.of(200, root);
        }
        boolean known =
                asked.path().startsWith("/_nodes") || asked.path().endsWith("/_alias?expand_wildcards=open,closed");
        return Reply.of(known || !asked.method().equals("GET") ? 200 : 404, "{}");
    }

    private Reply bulk(Asked asked) {
        List<String> items = new ArrayList<>();
        boolean errors = false;
        String[] lines = body(asked).split("\n", -1);
        for (int i = 0; i + 1 < lines.length; i += 2) {
            Map<String, String> action = flat(lines[i]);
            String id = action.getOrDefault("create._id", "");
            Document document = new Document(action.getOrDefault("create._index", ""), flat(lines[i + 1]));
            String result = item.apply(document).orElseGet(() -> stored(id, document));
            errors |= !result.equals("\"status\":201");
            items.add("{\"create\":{" + result + "}}");
        }
        return Reply.of(
                200,
                "{\"errors\":%s,\"items\":[%s]}".formatted(errors, String.join(",", items)),
                "Content-Type: application/json");
    }

    private String stored(String id, Document document) {
        return documents.putIfAbsent(document.index + '/' + id, document) == null
                ? "\"status\":201"
                : "\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":\"exists\"}";
    }

    static String body(Asked asked) {
        if (!"gzip".equals(asked.headers().get("Content-Encoding"))) {
            return asked.text();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(asked.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> flat(String json) {
        try {
            return Json.flat(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** The texts of the records that it has, in the order in which they came. */
    List<String> texts() {
        return received().stream().map(ReceivedRecord::text).toList();
    }

    /** The bulks it was asked to take. */
    List<Asked> bulks() {
        return server.asked().stream().filter(FakeElasticsearch::isBulk).toList();
    }

    /** What it has stored, in order. */
    synchronized List<Document> stored() {
        return List.copyOf(documents.values());
    }

    synchronized List<ReceivedRecord> received() {
        return documents.values().stream()
                .map(document -> new ReceivedRecord(
                        document.fields.getOrDefault("event.id", ""), document.fields.getOrDefault("message", "")))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
