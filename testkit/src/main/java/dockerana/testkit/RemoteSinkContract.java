package dockerana.testkit;

import org.junit.jupiter.api.Test;

/**
 * What a sink promises besides that is connected to its far end, such as by TCP or HTTP. Its test implements this beside
 * {@link SampleSinkContract} or {@link RecordSinkContract}.
 */
public interface RemoteSinkContract extends SinkContract {
    /** Where the sinks of this test send. */
    FarEnd farEnd();

    private RemoteSinkChecks<?> checks() {
        return RemoteSinkChecks.of(this);
    }

    /** A constructor does no I/O: a far end that is down cannot hurt it. */
    @Test
    default void itCanBeBuiltWhileTheFarEndIsDown() throws Exception {
        checks().canBeBuiltWhileDown();
    }

    /** {@code dockerana check} shows the message of connect to a person. */
    @Test
    default void connectSaysWhichFarEndIsDown() throws Exception {
        checks().connectNamesTheFarEnd();
    }

    /** The agent connects anew whenever it is in doubt. */
    @Test
    default void connectReplacesAnOlderConnection() throws Exception {
        checks().connectReplacesAConnection();
    }

    /** The agent writes again what an IOException has interrupted. */
    @Test
    default void aWriteFailsWhileTheFarEndIsDownAndWorksWhenItIsBack() throws Exception {
        checks().writesFailAndComeAgain();
    }

    /** Far ends close connections that are idle; a write into one must not vanish. */
    @Test
    default void nothingIsLostWhenTheFarEndHangsUp() throws Exception {
        checks().hangUpLosesNothing();
    }

    /** The agent closes in seconds. */
    @Test
    default void anInterruptEndsABlockedWrite() throws Exception {
        checks().interruptEndsAWrite();
    }
}
