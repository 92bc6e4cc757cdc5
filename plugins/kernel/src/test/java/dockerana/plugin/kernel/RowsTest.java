package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    private Path folder;

    private final Text text = new Text();
    private final List<String> made = new ArrayList<>();
    private final Rows<String> rows = new Rows<>((_, label) -> {
        made.add(label);
        return label + "#" + made.size();
    });

    private List<String> read(String... names) throws Exception {
        Path path = Files.writeString(
                folder.resolve("table"), String.join("\\n", names).translateEscapes());
        try (FileChannel file = FileChannel.open(path)) {
            text.read(file);
        }
        List<String> found = new ArrayList<>();
        rows.begin();
        while (text.line() && text.word()) {
            found.add(rows.at(text));
        }
        return found;
    }

    @Test
    void whatStaysIsMadeOnce() throws Exception {
        assertThat(read("a", "b", "c")).containsExactly("a#1", "b#2", "c#3");
        assertThat(read("a", "b", "c")).containsExactly("a#1", "b#2", "c#3");
        assertThat(read("c", "a", "b")).containsExactly("c#3", "a#1", "b#2");
    }

    @Test
    void whatAppearsOrGoesInTheMiddleLeavesTheOthersAlone() throws Exception {
        read("a", "b", "c", "d");

        assertThat(read("new", "a", "c", "d")).containsExactly("new#5", "a#1", "c#3", "d#4");
    }

    @Test
    void whatComesBackIsMadeAnew() throws Exception {
        read("a", "b");
        read("a");

        assertThat(read("a", "b")).containsExactly("a#1", "b#3");
    }

    @Test
    void namesThatLookTheSameInAPathAreToldApart() throws Exception {
        List<String> both = read("eth0.5", "eth0_5");

        assertThat(both.getFirst()).startsWith("eth0.5#");
        assertThat(both.getLast()).matches("eth0_5-[0-9a-f]{8}#2");
        assertThat(read("eth0.5", "eth0_5")).isEqualTo(both);
    }
}
