package dockerana.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private static final int CAPACITY = 1_000;

    private final Outbox<Thing> outbox = new Outbox<>(CAPACITY);

    record Thing(int number, long bytes, boolean droppable) implements Outbox.Item {
        @Override
        public int count() {
            return number % 7;
        }

        @Override
        public long sinceNanos() {
            return number;
        }
    }

    @Test
    void theOldestThatMayBeDroppedMakesRoom() {
        Thing kept = new Thing(1, 300, false);
        Thing oldest = new Thing(2, 300, true);
        Thing newer = new Thing(3, 300, true);
        outbox.put(kept);
        outbox.put(oldest);
        outbox.put(newer);
        assertThat(outbox.put(new Thing(4, 300, true))).containsExactly(oldest);
        assertThat(outbox.take()).isEqualTo(kept);
        assertThat(outbox.take()).isEqualTo(newer);
    }

    @Test
    void nothingIsDroppedForSomethingThatWouldNotFitAnyway() {
        outbox.put(new Thing(1, 600, false));
        outbox.put(new Thing(2, 300, true));
        Thing large = new Thing(3, 500, true);
        assertThat(outbox.put(large)).containsExactly(large);
        assertThat(outbox.bytes()).isEqualTo(900);
    }

    @Test
    void whatWasTakenTakesRoomUntilItIsDone() {
        Thing first = new Thing(1, 900, true);
        outbox.put(first);
        assertThat(outbox.take()).isEqualTo(first);
        assertThat(outbox.hasRoomFor(200)).isFalse();
        Thing second = new Thing(2, 200, true);
        assertThat(outbox.put(second)).containsExactly(second);
        outbox.done(first);
        assertThat(outbox.put(second)).isEmpty();
    }

    @Test
    void anythingFitsIntoAnEmptyBox() {
        assertThat(outbox.hasRoomFor(CAPACITY + 1)).isTrue();
        assertThat(outbox.put(new Thing(1, CAPACITY + 1, true))).isEmpty();
    }

    /** Against a model that keeps two plain lists and looks at all of it every time. */
    @Test
    void whateverHappensItIsBoundedAndForgetsNothing() {
        Random random = new Random(42);
        Model model = new Model();
        for (int step = 0; step < 200_000; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    Thing thing = new Thing(step, 1 + random.nextInt(400), true);
                    assertThat(outbox.put(thing)).isEqualTo(model.put(thing));
                }
                case 2 -> {
                    Thing thing = new Thing(step, 1 + random.nextInt(400), false);
                    assertThat(outbox.hasRoomFor(thing.bytes)).isEqualTo(model.hasRoomFor(thing.bytes));
                    if (outbox.hasRoomFor(thing.bytes)) {
                        assertThat(outbox.put(thing)).isEmpty();
                        model.waiting.add(thing);
                    }
                }
                case 3 -> {
                    Thing thing = outbox.take();
                    if (model.waiting.isEmpty()) {
                        assertThat(thing).isNull();
                    } else {
                        assertThat(thing).isEqualTo(model.waiting.getFirst());
                        model.taken.add(model.waiting.removeFirst());
                    }
                }
                default -> {
                    if (!model.taken.isEmpty()) {
                        Thing thing = model.taken.removeLast();
                        if (random.nextInt(3) == 0) {
                            outbox.putBack(thing);
                            model.waiting.addFirst(thing);
                        } else {
                            outbox.done(thing);
                        }
                    }
                }
            }
            assertThat(outbox.bytes()).isEqualTo(model.bytes()).isLessThanOrEqualTo(CAPACITY);
            assertThat(outbox.count()).isEqualTo(model.count());
        }
    }

    private static final class Model {
        private final List<Thing> waiting = new ArrayList<>();
        private final List<Thing> taken = new ArrayList<>();

        boolean hasRoomFor(long more) {
            return bytes() == 0 || bytes() + more <= CAPACITY;
        }

        List<Thing> put(Thing thing) {
            List<Thing> before = List.copyOf(waiting);
            List<Thing> dropped = new ArrayList<>();
            while (!hasRoomFor(thing.bytes)) {
                Thing oldest =
                        waiting.stream().filter(Thing::droppable).findFirst().orElse(null);
                if (oldest == null) {
                    waiting.clear();
                    waiting.addAll(before);
                    return List.of(thing);
                }
                waiting.remove(oldest);
                dropped.add(oldest);
            }
            waiting.add(thing);
            return dropped;
        }

        long bytes() {
            return all().stream().mapToLong(Thing::bytes).sum();
        }

        long count() {
            return all().stream().mapToLong(Thing::count).sum();
        }

        private List<Thing> all() {
            List<Thing> all = new ArrayList<>(waiting);
            all.addAll(taken);
            return all;
        }
    }

    @Test
    void allOutboxesTogetherTakeAThirdOfTheHeapAtMost() {
        assertThat(OutboxSizes.of(1, 64L << 20)).isEqualTo(new OutboxSizes(2L << 20, 6L << 20));
        for (int lanes = 1; lanes < 40; lanes++) {
            OutboxSizes sizes = OutboxSizes.of(lanes, 64L << 20);
            assertThat((sizes.sampleBytes() + sizes.recordBytes()) * lanes).isLessThanOrEqualTo((64L << 20) / 3);
        }
    }
}
