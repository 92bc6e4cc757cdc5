package dockerana.plugin.console;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A terminal whose picture is replaced in place. Every picture is one write between the marks of a synchronised update, and each line is
 * erased only behind its new text, so nothing flickers. Control functions: ECMA-48 and xterm's "Control Sequences".
 */
final class Screen {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String BEGIN_UPDATE = "\u001b[?2026h";
    private static final String END_UPDATE = "\u001b[?2026l";
    private static final String DO_NOT_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String HOME = "\u001b[H";
    private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Standard out;
    private final Charset charset;
    private boolean open;

    Screen(Standard out) {
        this.out = out;
        this.charset = out.charset();
    }

    /** Shows these lines instead of what was there. What stood on the terminal before the first picture is scrolled up, not overwritten. */
    void show(List<String> lines, int rows) throws IOException {
        StringBuilder text = new StringBuilder(4096);
        if (!open) {
            text.append("\n".repeat(rows)).append(HIDE_CURSOR);
            open = true;
        }
        text.append(BEGIN_UPDATE).append(DO_NOT_WRAP).append(HOME);
        for (String line : lines) {
            text.append(line).append(ERASE_TO_END_OF_LINE).append("\r\n");
        }
        text.append(ERASE_BELOW).append(WRAP).append(END_UPDATE);
        out.print(text, charset);
    }

    /** Leaves the last picture where it is and the cursor below it. */
    void close() throws IOException {
        if (open) {
            open = false;
            out.print("\u001b[0m" + WRAP + SHOW_CURSOR, charset);
        }
    }
}
