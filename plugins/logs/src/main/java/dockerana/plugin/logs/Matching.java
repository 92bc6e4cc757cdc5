package dockerana.plugin.logs;

import java.util.List;
import java.util.function.Supplier;

/** Looks for patterns in the lines of one container as they are counted, in each line once. Confined to one thread. */
final class Matching implements Lines {
    private final Setup setup;
    private final Supplier<Tally> tally;
    private final Joiner[] joiners = new Joiner[Line.STREAMS];
    private List<Sought> sought = List.of();

    Matching(Setup setup, Supplier<Tally> tally) {
        this.setup = setup;
        this.tally = tally;
        for (int i = 0; i < joiners.length; i++) {
            int stream = i;
            joiners[i] = new Joiner(new Text(setup.longestLine(), setup.memory()), () -> whole(stream));
        }
    }

    /** What the container is called from now on; patterns are for containers by their names. */
    void describe(String container) {
        sought = setup.patterns().of(container);
    }

    @Override
    public void take(Line line) {
        if (sought.isEmpty()) {
            return;
        }
        Joiner joiner = joiners[line.stream];
        if (joiner.isAnother(line)) {
            joiner.end();
        }
        joiner.add(line);
    }

    private void whole(int stream) {
        Text text = joiners[stream].text();
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
