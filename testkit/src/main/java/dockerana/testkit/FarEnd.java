package dockerana.testkit;

/** The far end of a sink under test, which can fail in every way that far ends do. Called by the test's thread. */
public interface FarEnd {
    /** What a message must hold to name this far end, such as {@code 127.0.0.1:2004}. */
    String name();

    /** Refuses new connections and cuts those that are open. */
    void goDown() throws Exception;

    /** Accepts connections again, at the same address. */
    void comeBack() throws Exception;

    /** Closes the connections that are open, properly, and goes on accepting new ones. Returns when they are closed. */
    void hangUp() throws Exception;

    /** Goes on accepting connections but reads nothing more from any. */
    void stall() throws Exception;
}
