package dockerana.plugin.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Source;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.OpenFiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Containers that come and go while a source is read again and again.
 *
 * @param count how many, one after the other
 * @param network which they are in
 * @param inventory tells the source what there is
 */
public record Churn(RealEngine engine, int count, String network, Inventory inventory) {
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** What a source knows of containers. */
    @FunctionalInterface
    public interface Inventory {
        /** These are there, and no others; by their names. */
        void holds(List<String> names) throws Exception;
    }

    /**
     * Asserts that each reading succeeds, and that the source holds no file open of what is gone.
     *
     * @param files how the paths of its open files look, a regular expression
     */
    public void leavesNothing(Source source, String files) throws Exception {
        CollectedSamples.of(source);
        long before = OpenFiles.like(files);
        CompletableFuture<Void> churn = CompletableFuture.runAsync(this::comeAndGo);
        long mostOpen = before;
        int readings = 0;
        while (!churn.isDone()) {
            CollectedSamples.of(source);
            LockSupport.parkNanos(PAUSE.toNanos());
            mostOpen = Math.max(mostOpen, OpenFiles.like(files));
            readings++;
        }
        churn.join();
        CollectedSamples.of(source);

        System.out.printf(
                "%d containers, %d readings, descriptors %d, at most %d, at the end %d%n",
                count, readings, before, mostOpen, OpenFiles.like(files));
        assertThat(mostOpen).isGreaterThan(before);
        assertThat(OpenFiles.like(files)).isEqualTo(before);
    }

    /** The inventory knows of each only after it began, and of its end only after it ended. */
    private void comeAndGo() {
        try {
            for (int i = 0; i < count; i++) {
                String name = "s" + i;
                engine.docker("run", "-d", "--name", name, "--network", network, "busybox", "sleep", "0.3");
                inventory.holds(List.of(name));
                engine.docker("wait", name);
                engine.docker("rm", "-f", name);
            }
            inventory.holds(List.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
