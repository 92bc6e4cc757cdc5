package dockerana.plugin.elasticsearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads what a server says about each record of a bulk, as far as it was asked for. */
final class BulkAnswer {
    /** What to ask for: all that is needed, and nothing else. */
    static final String FILTER = "filter_path=items.*.status,items.*.error.type,items.*.error.reason";

    private int status;
    private String type = "";
    private String reason = "";

    private BulkAnswer() {}

    /**
     * One result for each record, in their order. That all went well is not believed without them: Elasticsearch 6 leaves out what it does not
     * understand, and says that there are no errors.
     *
     * @throws IOException if the answer is damaged, or speaks of another number of records
     */
    static List<ItemResult> read(InputStream in, int records) throws IOException {
        List<ItemResult> results = new ArrayList<>();
        try (JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        results.add(new BulkAnswer().item(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
            in.skip(Long.MAX_VALUE);
        }
        if (results.size() != records) {
            throw new IOException("the answer speaks of %d records, not of %d".formatted(results.size(), records));
        }
        return results;
    }

    /** An item is an object that holds one, called by the action, with the status and perhaps an error. */
    private ItemResult item(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                result(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (status == 0) {
            throw new IOException("the answer does not say what became of a record");
        }
        return new ItemResult(status, type, reason);
    }

    private void result(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("status") && value == JsonToken.VALUE_NUMBER_INT) {
                status = parser.getIntValue();
            } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
                error(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void error(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
                reason = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }
}
