package dockerana.plugin.logs;

import java.util.List;
import java.util.function.Supplier;

/** Looks for patterns in the lines of one log as they are counted, in each line once. Confined to one thread. */
final class Matching implements Lines {
    private final Setup setup;
    private final Supplier<Tally> tally;
    private List<Sought> sought = List.of();

    /** One for each stream; none as long as nothing is looked for. */
    private List<Joiner> joiners = List.of();

    Matching(Setup setup, Supplier<Tally> tally) {
        this.setup = setup;
        this.tally = tally;
    }

    /** What has the log is called that from now on; patterns are for some by their names. */
    void describe(String name) {
        sought = setup.patterns().of(name);
        if (joiners.isEmpty() && !sought.isEmpty()) {
            joiners = List.of(joiner(Line.STDOUT), joiner(Line.STDERR));
        }
    }

    private Joiner joiner(int stream) {
        return new Joiner(new Text(setup.longestLine(), setup.memory()), () -> whole(stream));
    }

    @Override
    public void take(Line line) {
        if (sought.isEmpty()) {
            return;
        }
        Joiner joiner = joiners.get(line.stream);
        if (joiner.isAnother(line)) {
            joiner.end();
        }
        joiner.add(line);
    }

    private void whole(int stream) {
        Text text = joiners.get(stream).text();
        int length = text.complete();
        CharSequence characters = ""; // made of the bytes for the first pattern that may match
        for (int i = 0; i < sought.size(); i++) {
            Sought pattern = sought.get(i);
            if (pattern.takes(stream) && pattern.mayBeIn(text.bytes(), length)) {
                if (characters.isEmpty()) {
                    characters = setup.patterns().characters(text.bytes(), length);
                }
                look(pattern, characters);
            }
        }
        text.clear();
    }

    private void look(Sought pattern, CharSequence text) {
        if (pattern.isIn(text)
                && !setup.tallies()
                        .found(
                                tally.get(),
                                pattern,
                                pattern.value(text),
                                setup.agent().clock())) {
            setup.dropped("patterns");
        }
    }

    /** No more will follow: a line that no newline ended is one too. */
    void finish() {
        for (Joiner joiner : joiners) {
            joiner.end();
        }
    }

    @Override
    public void gap() {
        finish(); // its end is gone
    }
}
