package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({
        "'plain text, with: marks', 'plain text, with: marks'",
        "'\u001b[1;31mred\u001b[0m', red",
        "'\u009b31mred', red",
        "'\u001b]0;title\u0007x', x",
        "'\u001b]8;;http://x\u001b\\link', link",
        "'\u001bPq#0\u001b\\x', x",
        "'\u001b(Bx\u001bc', x",
        "'a\u001b[', 'a\\u001b['",
        "'\u001b[\u001b[31m2J', '\\u001b[2J'",
        "'a\tb', 'a b'",
        "'a\u202eb\u2066c\u200fd', 'a\\u202eb\\u2066c\\u200fd'",
        "'\ufeffx\u2028y', '\\ufeffx\\u2028y'",
        "'é 魔 \ud83d\ude00', 'é 魔 \ud83d\ude00'"
    })
    void whatATerminalWouldObeyIsGone(String raw, String text) {
        assertThat(Printable.text(raw)).isEqualTo(text);
    }

    @Test
    void anyTextPrints() {
        Random random = new Random(7);
        String alphabet = "\u001b\u009b[]0;31mPX^_\\\u0007\n\r\t \u202e\ud83dab\u0000\u0085\u2028\u001b";
        for (int round = 0; round < 10_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Printable.text(raw.toString())).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
        }
    }

    @Test
    void aLineOfAMegabyteIsCut() {
        assertThat(Printable.text("x".repeat(1 << 20))).hasSizeLessThan(5000).endsWith("…");
    }
}
