package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every sink of samples promises. A sink that sends again what it sent lately is built without that for this contract, which counts what
 * arrives.
 */
public interface SampleSinkContract extends SinkContract {
    @Override
    SampleSink sink(Agent agent) throws Exception;

    /** Everything that has arrived at the far end of this test, in order; called by the test's thread, again and again. */
    List<ReceivedSample> received();

    /** The name under which a series must arrive: its path, unless the sink writes tags. */
    default String expectedName(Agent agent, Series series) {
        return agent.path(series);
    }

    /** The number that must arrive for a sample, or NaN if none must: its rate, unless the sink sends totals or deltas. */
    default double expectedValue(Batch batch, int index) {
        return batch.rate(index);
    }

    /** How many bytes a sample of a known series may allocate; next to nothing, unless the sink is made for eyes. */
    default double allocatedBytesPerSample() {
        return 1;
    }

    /** A batch is sent as a whole when its write returns. */
    @Test
    default void everySampleArrivesOnce() throws Exception {
        new SampleSinkChecks(this).everySampleArrivesOnce();
    }

    /** A source that was removed sends an empty batch. */
    @Test
    default void anEmptyBatchIsAccepted() throws Exception {
        new SampleSinkChecks(this).emptyBatchIsAccepted();
    }

    /** Where the protocol has a time. */
    @Test
    default void theTimeOfASampleIsItsSlot() throws Exception {
        new SampleSinkChecks(this).timeIsTheSlot();
    }

    /** A gauge is a reading; of a counter a sink sends what the batch offers. */
    @Test
    default void gaugesAndCountersAreSentByTheirKind() throws Exception {
        new SampleSinkChecks(this).valuesAreThoseOfTheBatch();
    }

    /** A counter that is seen for the first time has no rate. */
    @Test
    default void whatIsNotANumberIsNotSent() throws Exception {
        new SampleSinkChecks(this).onlyNumbersAreSent();
    }

    /** Sinks keep no values: a retry cannot change a number. */
    @Test
    default void aBatchThatComesAgainIsSentAsBefore() throws Exception {
        new SampleSinkChecks(this).repeatsAreEqual();
    }

    /** Labels and attributes come from outside: whoever starts a container can choose them. */
    @Test
    default void noLabelForgesASample() throws Exception {
        new SampleSinkChecks(this).noLabelForgesASample();
    }

    /** An agent is a guest. */
    @Test
    default void knownSeriesCostNoMemory() throws Exception {
        new SampleSinkMemoryChecks(this).knownSeriesCostNothing();
    }

    /** Containers come and go for months. */
    @Test
    default void endedSeriesAreForgotten() throws Exception {
        new SampleSinkMemoryChecks(this).endedSeriesAreForgotten();
    }
}
