package dockerana.distribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Containers that are gone before they are seen. */
final class ShortLives {
    static final int IN_A_ROW = Boolean.parseBoolean(System.getenv("DOCKERANA_LONG")) ? 300 : 30;

    private static final int TRIES = 8;
    private static final int WANTED = 3;
    private static final int BEGIN_MILLIS = 50;

    private ShortLives() {}

    /** The names of those that {@link #inARow} makes. */
    static List<String> names() {
        return IntStream.rangeClosed(1, IN_A_ROW).mapToObj(i -> "short-" + i).toList();
    }

    static void inARow(Stage stage) {
        stage.shell("for i in $(seq %d); do docker run --name short-$i --network none busybox true; done"
                .formatted(IN_A_ROW));
    }

    /**
     * Some that live for 300 ms each within one second of the clock, and so between two readings, unless one is late.
     *
     * @return their names; those whose lives did not fit are called {@code brief-1} and so on too
     */
    static List<String> between(Stage stage) throws InterruptedException {
        List<String> fitting = new ArrayList<>();
        for (int i = 1; i <= TRIES && fitting.size() < WANTED; i++) {
            String name = "brief-" + i;
            stage.shell("docker create --name %s --network none busybox sleep 0.3".formatted(name));
            long now = System.currentTimeMillis() % 1000;
            Thread.sleep((1000 + BEGIN_MILLIS - now) % 1000);
            String[] life = stage.shell(
                            "docker start -a %1$s; docker inspect -f '{{.State.StartedAt}} {{.State.FinishedAt}}' %1$s"
                                    .formatted(name))
                    .split(" ", -1);
            if (Instant.parse(life[0]).minusMillis(BEGIN_MILLIS).getEpochSecond()
                    == Instant.parse(life[1]).plusMillis(BEGIN_MILLIS).getEpochSecond()) {
                fitting.add(name);
            }
        }
        if (fitting.isEmpty()) {
            throw new AssertionError("none of %d containers lived between two seconds".formatted(TRIES));
        }
        return fitting;
    }
}
