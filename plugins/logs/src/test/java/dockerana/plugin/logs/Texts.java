package dockerana.plugin.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes the text of each line that it takes, and what happens between them. */
final class Texts implements Lines {
    static final String GAP = "(gap)";

    final List<String> all = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    private final Text text = new Text(1 << 20, new Memory(1 << 20));

    @Override
    public void take(Line line) {
        text.add(line);
        all.add(text.take());
        positions.add(line.position);
    }

    @Override
    public void gap() {
        all.add(GAP);
    }

    @Override
    public void damaged() {
        all.add("(damaged)");
    }

    /** Reads all there is. */
    static void drain(Reader reader, Block block) throws IOException {
        boolean more = true;
        while (more) {
            more = reader.advance(block);
        }
    }
}
