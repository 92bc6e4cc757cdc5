package dockerana.testkit;

import org.opentest4j.AssertionFailedError;

/** How a contract says which promise a plugin broke, and how to keep it. */
final class Broken {
    private Broken() {}

    /** The failure of a test: what happened, and what to change. */
    static AssertionFailedError promise(String what, String mend) {
        return new AssertionFailedError("%s.%nTo mend it: %s.".formatted(what, mend));
    }

    /** Fails unless a promise is kept. */
    static void unless(boolean kept, String what, String mend) {
        if (!kept) {
            throw promise(what, mend);
        }
    }
}
