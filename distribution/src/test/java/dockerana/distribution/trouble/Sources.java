package dockerana.distribution.trouble;

import dockerana.api.Samples;
import dockerana.api.Source;
import java.util.concurrent.TimeUnit;

/** Sources that do not do what a source should. */
final class Sources {
    private Sources() {}

    /** Returns after 30 s, interrupted or not. */
    static final class Blocks implements Source {
        @Override
        public void collect(Samples samples) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (long left; (left = end - System.nanoTime()) > 0; ) {
                try {
                    TimeUnit.NANOSECONDS.sleep(left);
                } catch (InterruptedException e) { // that is its fault
                }
            }
        }
    }

    /** Never returns, and takes a whole core. */
    static final class Spins implements Source {
        @Override
        public void collect(Samples samples) {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    /** Has a bug. */
    static final class Throws implements Source {
        @Override
        public void collect(Samples samples) {
            throw new IllegalStateException("this source has a bug");
        }
    }

    /** Asks for more memory than there is. */
    static final class Exhausts implements Source {
        @Override
        public void collect(Samples samples) {
            throw new OutOfMemoryError("this source wants too much");
        }
    }
}
