package dockerana.dashboards;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects, lists and values as JSON with two blanks an indent, so that differences can be read. */
final class Json {
    /** The value that says that there is none. */
    static final Object NULL = Null.NULL;

    private static final int INDENT = 2;

    private enum Null {
        NULL
    }

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** An object, from names and values in turn. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    static String text(Object value) {
        Json json = new Json();
        json.add(value, 0);
        return json.text.append('\n').toString();
    }

    private void add(Object value, int depth) {
        switch (value) {
            case Map<?, ?> object -> addObject(object, depth);
            case List<?> list -> addList(list, depth);
            case String string -> addString(string);
            case Null ignored -> text.append("null");
            default -> text.append(value); // a number or a truth
        }
    }

    private void addObject(Map<?, ?> object, int depth) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newLine(depth + 1);
            addString((String) entry.getKey());
            text.append(": ");
            add(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        if (!object.isEmpty()) {
            newLine(depth);
        }
        text.append('}');
    }

    private void addList(List<?> list, int depth) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            newLine(depth + 1);
            add(list.get(i), depth + 1);
            text.append(i + 1 < list.size() ? "," : "");
        }
        if (!list.isEmpty()) {
            newLine(depth);
        }
        text.append(']');
    }

    private void newLine(int depth) {
        text.append('\n').repeat(' ', depth * INDENT);
    }

    private void addString(String string) {
        text.append('"');
        string.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> text.append((char) c);
            }
        });
        text.append('"');
    }
}
