package dockerana.plugin.console;

import java.util.HexFormat;
import java.util.Map;

/** A JSON object being written; what does not print is escaped, so that the text is safe on a terminal and loses nothing. */
final class Json {
    private final StringBuilder members = new StringBuilder();

    /** Adds a member: a text, a finite number, or a map of texts. */
    Json put(String name, Object value) {
        separate();
        quote(name);
        members.append(':');
        switch (value) {
            case Double number ->
                members.append(number == Math.rint(number) ? Lines.number(number) : number.toString());
            case Number number -> members.append(number);
            case Map<?, ?> map -> {
                Json inner = new Json();
                map.forEach((key, text) -> inner.put(key.toString(), text.toString()));
                members.append(inner);
            }
            default -> quote(value.toString());
        }
        return this;
    }

    /** Adds members that {@link #members} gave before. */
    Json append(String others) {
        separate();
        members.append(others);
        return this;
    }

    /** What was put, without the braces. */
    String members() {
        return members.toString();
    }

    @Override
    public String toString() {
        return "{" + members + '}';
    }

    private void separate() {
        if (!members.isEmpty()) {
            members.append(',');
        }
    }

    private void quote(String text) {
        members.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                members.append('\\').append((char) c);
            } else if (c == '\n') {
                members.append("\\n");
            } else if (Character.getType(c) == Character.SURROGATE) {
                members.append('?'); // half a character: UTF-8 has none, and many parsers stop there
            } else if (Printable.shows(c)) {
                members.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    members.append("\\u").append(HexFormat.of().toHexDigits(half));
                }
            }
        });
        members.append('"');
    }
}
