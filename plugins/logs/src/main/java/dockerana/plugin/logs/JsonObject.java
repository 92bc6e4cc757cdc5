package dockerana.plugin.logs;

/** Finds the members {@code log}, {@code stream} and {@code time} of a JSON object, in any order and among others. Confined to one thread. */
final class JsonObject {
    private byte[] bytes = {};
    private int to;
    private int at;

    /** Where the values are, between their quotes; -1 for one that is not there. */
    int logFrom;

    int timeFrom;
    int timeTo;
    private int streamFrom;
    private int streamTo;

    /** Reads one object; whether it is one. */
    boolean read(byte[] object, int from, int end) {
        bytes = object;
        at = from;
        to = end;
        logFrom = -1;
        timeFrom = -1;
        streamFrom = -1;
        if (!skip('{')) {
            return false;
        }
        for (boolean first = true; !skip('}'); first = false) {
            if (!(first || skip(',')) || !member()) {
                return false;
            }
        }
        return true;
    }

    boolean isStderr() {
        return streamFrom >= 0 && is(streamFrom, streamTo, "stderr");
    }

    private boolean member() {
        int name = string();
        int nameTo = at - 1;
        if (name < 0 || !skip(':')) {
            return false;
        }
        blanks();
        if (at < to && bytes[at] == '"') {
            int value = string();
            keep(name, nameTo, value, at - 1);
            return value >= 0;
        }
        return other();
    }

    private void keep(int name, int nameTo, int from, int end) {
        if (is(name, nameTo, "log")) {
            logFrom = from;
        } else if (is(name, nameTo, "stream")) {
            streamFrom = from;
            streamTo = end;
        } else if (is(name, nameTo, "time")) {
            timeFrom = from;
            timeTo = end;
        }
    }

    /** Passes over a string; where its text begins, or -1 if there is none. */
    private int string() {
        if (!skip('"')) {
            return -1;
        }
        int from = at;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at++;
        return at <= to ? from : -1;
    }

    /** Passes over a number, a word, or something with braces. */
    private boolean other() {
        int depth = 0;
        while (at < to) {
            byte b = bytes[at];
            if (depth == 0 && (b == ',' || b == '}')) {
                return true;
            }
            if (b == '"') {
                if (string() < 0) {
                    return false;
                }
                continue;
            }
            depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            at++;
        }
        return false;
    }

    private boolean skip(char c) {
        blanks();
        boolean there = at < to && bytes[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void blanks() {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    private boolean is(int from, int end, String word) {
        if (end - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
