package dockerana.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What somebody might call a container, or write into a label or a log line, to see what happens. */
public final class HostileText {
    private static final long SEED = 20_140_613;
    private static final List<String> PARTS = List.of(
            ".",
            "..",
            "/",
            "\\",
            " ",
            ";",
            "~",
            "|",
            ":",
            "=",
            ",",
            "#",
            "%",
            "*",
            "?",
            "{",
            "}",
            "[",
            "]",
            "{host}",
            "\n",
            "\r\n",
            "\t",
            "\u0000",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u200f",
            "\u2066",
            "\ufeff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u00e4",
            "\u4e2d\u6587",
            "e\u0301",
            "-",
            "_",
            "a",
            "Z",
            "0",
            "web",
            "eth0");

    private HostileText() {}

    /** As it is after a way through UTF-8, which has no lone surrogates. */
    static String onTheWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Texts that differ also once they are made safe for a path. */
    public static List<String> values() {
        return List.of(
                "1 a.b.c",
                "2 a 1 1767225610",
                "3\nforged.path 1 1767225610\n",
                "4\r\nforged.path:1|c\r\n",
                "5;host=other",
                "6:1|c|#tag:value",
                "7~",
                "8/../../etc",
                "9\u0000\u001b[2J",
                "10\u202e\u200f",
                "11\ud83d\ude00",
                "12\ud800",
                "13 \u00e4\u00f6\u00fc \u4e2d\u6587",
                "14\"}]},\\",
                "15{host}",
                "16$(id)`id`%n%s",
                "17=,",
                "18\u2028\u2029\u0085",
                "19" + "x".repeat(300),
                "20" + "\u4e2d".repeat(300));
    }

    /** This many texts, short and long, the same in every run; some of them become equal once they are made safe for a path. */
    public static List<String> many(int count) {
        Random random = new Random(SEED);
        List<String> texts =
                new ArrayList<>(List.of("", ".", "..", "~", ";", " ", "{host}", "x".repeat(300), "\u4e2d".repeat(300)));
        while (texts.size() < count) {
            texts.add(text(random));
        }
        return texts;
    }

    private static String text(Random random) {
        int parts = random.nextInt(10) == 0 ? 100 + random.nextInt(300) : 2 + random.nextInt(8);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(4) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
        }
        return text.toString();
    }
}
