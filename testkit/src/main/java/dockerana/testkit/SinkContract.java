package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Sink;
import org.junit.jupiter.api.Test;

/**
 * What every sink promises, whatever it sends. The test of a sink implements {@link SampleSinkContract} or {@link RecordSinkContract}, one class
 * for each if it sends both, and so inherits one test per promise. That of a sink that is connected to its
 * far end implements {@link RemoteSinkContract} too.
 */
public interface SinkContract {
    /** The offer that the plugin makes of this sink. */
    Component component();

    /** Builds a new sink that sends to the far end of this test, over one lane; called on the sink's thread. */
    Sink sink(Agent agent) throws Exception;

    /** A constructor only keeps what it is given. */
    @Test
    default void buildingItStartsNothing() throws Exception {
        new LifeChecks<Sink>(TestAgents.of(component()), this::sink).buildingStartsNothing();
    }

    /** Nothing of a sink is left when it is removed. */
    @Test
    default void noThreadSurvivesClose() throws Exception {
        new LifeChecks<Sink>(TestAgents.of(component()), this::sink).noThreadSurvives(Traffic::connectAndSend);
    }

    /** Also without a connect, and after a failure. */
    @Test
    default void itCanBeClosedAtAnyTimeAndTwice() throws Exception {
        new LifeChecks<Sink>(TestAgents.of(component()), this::sink).closesAtAnyTime(Traffic::connectAndSend);
    }

    /** The thread belongs to the agent, which has set the plugin's class loader. */
    @Test
    default void itLeavesTheContextClassLoaderAlone() throws Exception {
        new LifeChecks<Sink>(TestAgents.of(component()), this::sink)
                .keepsTheContextClassLoader(Traffic::connectAndSend);
    }
}
