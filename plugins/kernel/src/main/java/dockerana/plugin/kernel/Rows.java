package dockerana.plugin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What was made of each row of a kernel table, by the row's name: made when the name appears, kept while every reading lists it, forgotten
 * when one does not. Fast because tables list the same names in the same order. Confined to one thread.
 */
public final class Rows<T> {
    private static final class Row<T> {
        private final byte[] name;
        private final Label label;
        private final T made;

        Row(byte[] name, Label label, T made) {
            this.name = name;
            this.label = label;
            this.made = made;
        }
    }

    private final BiFunction<String, String, T> make;
    private List<Row<T>> before = new ArrayList<>();
    private List<Row<T>> now = new ArrayList<>();
    private int expected;

    /** @param make called once when a name appears, with the name and with a label that no other row has in a path */
    public Rows(BiFunction<String, String, T> make) {
        this.make = make;
    }

    /** Begins a reading. */
    public void begin() {
        List<Row<T>> oldest = before;
        before = now;
        now = oldest;
        now.clear();
        expected = 0;
    }

    /** What was made of the name that is the text's word. */
    public T at(Text text) {
        Row<T> row = find(text);
        now.add(row);
        return row.made;
    }

    private Row<T> find(Text text) {
        int size = before.size();
        for (int i = 0; i < size; i++) {
            int at = (expected + i) % size;
            Row<T> row = before.get(at);
            if (text.is(row.name)) {
                expected = at + 1;
                return row;
            }
        }
        return appeared(text);
    }

    private Row<T> appeared(Text text) {
        String name = text.string();
        List<Label> others = Stream.concat(before.stream(), now.stream())
                .map(row -> row.label)
                .toList();
        Label label = Label.of(name).besides(others);
        return new Row<>(text.copy(), label, make.apply(name, label.text()));
    }
}
