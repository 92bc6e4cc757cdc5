package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every sink of records promises. */
public interface RecordSinkContract extends SinkContract {
    @Override
    RecordSink sink(Agent agent) throws Exception;

    /** Everything that has arrived at the far end of this test, in order; called by the test's thread, again and again. */
    List<ReceivedRecord> received();

    /** The text that must arrive for a record: its own, unless the sink is made for eyes. */
    default String expectedText(LogRecord record) {
        return record.text();
    }

    /** Without a kind it would never be given a record. */
    @Test
    default void itTakesAKindOfRecords() throws Exception {
        new RecordSinkChecks(this).takesAKind();
    }

    /** Returning from a write settles all its records. */
    @Test
    default void everyRecordArrivesOnceAndInOrder() throws Exception {
        new RecordSinkChecks(this).arriveInOrder();
    }

    /** The agent leaves out kinds that a sink does not take, perhaps all. */
    @Test
    default void anEmptyListIsAccepted() throws Exception {
        new RecordSinkChecks(this).emptyListIsAccepted();
    }

    /** A far end that knows ids stores a repeated record once. */
    @Test
    default void recordsThatComeAgainHaveTheirOldIds() throws Exception {
        new RecordSinkChecks(this).idsAreStable();
    }

    /** Whoever writes a log line can choose it. */
    @Test
    default void noTextForgesARecord() throws Exception {
        new RecordSinkChecks(this).noTextForgesARecord();
    }
}
