package dockerana.plugin.local.graphite.query;

import com.google.re2j.Pattern;

/** A glob as a regular expression. What is not closed stands for itself. */
final class GlobTranslation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder("(?s)");
    private int braces;

    GlobTranslation(String glob) {
        this.glob = glob;
    }

    String toRegex() {
        for (int at = 0; at < glob.length(); ) {
            at = next(at);
        }
        return regex.toString();
    }

    private int next(int at) {
        char c = glob.charAt(at);
        switch (c) {
            case '*' -> regex.append(".*");
            case '?' -> regex.append('.');
            case '[' -> {
                return characters(at);
            }
            case '{' -> open(at);
            case '}' -> close();
            case ',' -> regex.append(braces > 0 ? "|" : ",");
            default -> regex.append(Pattern.quote(String.valueOf(c)));
        }
        return at + 1;
    }

    private void open(int at) {
        if (glob.indexOf('}', at) < 0) {
            regex.append("\\{");
        } else {
            braces++;
            regex.append("(?:");
        }
    }

    private void close() {
        regex.append(braces > 0 ? ")" : "\\}");
        braces = Math.max(0, braces - 1);
    }

    private int characters(int at) {
        int begin = at + 1;
        boolean others = begin < glob.length() && glob.charAt(begin) == '!';
        if (others) {
            begin++;
        }
        int end = glob.indexOf(']', begin + 1);
        if (end < 0) {
            regex.append("\\[");
            return at + 1;
        }
        regex.append(others ? "[^" : "[");
        for (int i = begin; i < end; i++) {
            char c = glob.charAt(i);
            boolean range = c == '-' && i > begin && i < end - 1;
            regex.append(range ? "-" : Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
        }
        regex.append(']');
        return end + 1;
    }
}
