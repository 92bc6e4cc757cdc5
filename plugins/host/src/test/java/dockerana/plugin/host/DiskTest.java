package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.kernel.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    private static final String READS = "disk.sda.reads";
    private static final String READ_SECONDS = "disk.sda.read_seconds";

    @TempDir
    private Path folder;

    private final Disk disk = new Disk("sda");

    /** What it adds for the numbers of a line. */
    private Map<String, Double> added(String numbers) throws IOException {
        Text text = new Text();
        try (FileChannel file = FileChannel.open(Files.writeString(folder.resolve("diskstats"), numbers))) {
            text.read(file);
        }
        text.line();
        Map<String, Double> added = new HashMap<>();
        disk.addTo((series, value) -> added.put(series.path(), value), text);
        return added;
    }

    @Test
    void millisecondsThatBeginAgainAreCountedOn() throws Exception {
        added("100 0 800 4294967000 10 0 80 5 0 4000");

        assertThat(added("101 0 808 704 10 0 80 5 0 4001")).containsEntry(READ_SECONDS, 4_294_968.0);
    }

    @Test
    void anotherDiskOfTheSameNameDoesNotGoOnWhereTheOldOneWas() throws Exception {
        added("100 0 800 4294967000 10 0 80 5 0 4000");

        assertThat(added("3 0 24 704 0 0 0 0 0 2")).containsEntry(READS, 3.0).containsEntry(READ_SECONDS, 0.704);
    }

    @Test
    void aDiskThatWasReplacedAndIsStillIdleIsLeftOut() throws Exception {
        added("100 0 800 4294967000 10 0 80 5 0 4000");

        assertThat(added("0 0 0 0 0 0 0 0 0 0")).isEmpty();
        assertThat(added("1 0 8 2 0 0 0 0 0 2")).containsEntry(READ_SECONDS, 0.002);
    }

    @Test
    void whatALineLacksIsNotANumber() throws Exception {
        assertThat(added("100 0 800")).containsEntry(READS, 100.0).containsEntry(READ_SECONDS, Double.NaN);
    }
}
