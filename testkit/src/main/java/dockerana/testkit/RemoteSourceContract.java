package dockerana.testkit;

import org.junit.jupiter.api.Test;

/** What a source promises besides whose far end can fail, such as an engine behind a socket. */
public interface RemoteSourceContract extends SourceContract {
    /** Makes what is measured unreachable, and cuts what is connected. */
    void goDown() throws Exception;

    /** Makes it reachable again, where it was. */
    void comeBack() throws Exception;

    /** A constructor does no I/O: a far end that is down cannot hurt it. */
    @Test
    default void itCanBeBuiltWhileTheFarEndIsDown() throws Exception {
        new RemoteSourceChecks(this).canBeBuiltWhileDown();
    }

    /** Nothing ends because it could not be read: no batch is sent. */
    @Test
    default void aFarEndThatIsDownIsAnIoException() throws Exception {
        new RemoteSourceChecks(this).downIsAnIoException();
    }

    /** The same instance goes on; it is not built anew. */
    @Test
    default void itMeasuresAgainWhenTheFarEndIsBack() throws Exception {
        new RemoteSourceChecks(this).measuresAgain();
    }
}
