package dockerana.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Ten thousand names that somebody might give a container, a mount or an interface; the same in every run. */
final class HostileNames {
    static final int COUNT = 10_000;

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

    private HostileNames() {}

    static List<String> all() {
        Random random = new Random(SEED);
        List<String> names =
                new ArrayList<>(List.of("", ".", "..", "~", ";", " ", "x".repeat(300), "\u4e2d".repeat(300)));
        while (names.size() < COUNT) {
            names.add(name(random));
        }
        return names;
    }

    private static String name(Random random) {
        int parts = random.nextInt(10) == 0 ? 100 + random.nextInt(300) : random.nextInt(8);
        StringBuilder name = new StringBuilder();
        IntStream.range(0, parts).forEach(i -> {
            if (random.nextInt(4) == 0) {
                name.append((char) random.nextInt(0x10000));
            } else {
                name.append(PARTS.get(random.nextInt(PARTS.size())));
            }
        });
        return name.toString();
    }
}
