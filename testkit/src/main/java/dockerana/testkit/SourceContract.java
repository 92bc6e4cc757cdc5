package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import org.junit.jupiter.api.Test;

/**
 * What every source promises. The test of a source implements this and so inherits one test per promise; what it measures is there and does
 * not change during a test, except that counters may grow. A source whose far end can fail implements {@link RemoteSourceContract}.
 */
public interface SourceContract {
    /** The offer that the plugin makes of this source. */
    Component component();

    /** Builds a new source that has something to measure; called on the source's thread. */
    Source source(Agent agent) throws Exception;

    /** Whether the plugin is one of Dockerana's own, whose patterns need not begin with its type. */
    default boolean builtIn() {
        return false;
    }

    /** The other promises would say nothing of a source without samples. */
    @Test
    default void itAddsSamples() throws Exception {
        new SourceChecks(this).addsSamples();
    }

    /** Sinks keep what they derive from a series by its instance, and deltas are cheapest in the same order. */
    @Test
    default void theSameThingsAreTheSameInstancesInTheSameOrder() throws Exception {
        new SourceChecks(this).sameInstancesInTheSameOrder();
    }

    /** A running total grows for as long as its start stays. */
    @Test
    default void countersDoNotFall() throws Exception {
        new SourceChecks(this).countersDoNotFall();
    }

    /** A second sample of a path is dropped by the agent, and nobody could say which of the two is right. */
    @Test
    default void noPathIsAddedTwice() throws Exception {
        new SourceChecks(this).noPathTwice();
    }

    /** What cannot be read is absent. */
    @Test
    default void nothingIsAddedThatNeverIsANumber() throws Exception {
        new SourceChecks(this).everythingIsANumberAtLeastOnce();
    }

    /** The catalogue of names is made from what is declared. */
    @Test
    default void everythingItAddsIsDeclared() throws Exception {
        new SourceChecks(this).everythingIsDeclared();
    }

    /** A pattern has one owner: patterns of outside plugins begin with their type, and those of several sources tell them apart. */
    @Test
    default void itsPatternsAreItsOwn() throws Exception {
        new SourceChecks(this).patternsAreItsOwn();
    }

    /** A constructor only keeps what it is given. */
    @Test
    default void buildingItStartsNothing() throws Exception {
        new LifeChecks<>(TestAgents.of(component()), this::source).buildingStartsNothing();
    }

    /** The agent closes in seconds. */
    @Test
    default void anInterruptEndsCollectAndIsKept() throws Exception {
        new SourceChecks(this).interruptIsHonoured();
    }

    /** Nothing of a source is left when it is removed. */
    @Test
    default void noThreadSurvivesClose() throws Exception {
        new LifeChecks<>(TestAgents.of(component()), this::source)
                .noThreadSurvives(source -> source.collect(new CollectedSamples()));
    }

    /** Also without a collect, and after one that failed. */
    @Test
    default void itCanBeClosedAtAnyTimeAndTwice() throws Exception {
        new LifeChecks<>(TestAgents.of(component()), this::source)
                .closesAtAnyTime(source -> source.collect(new CollectedSamples()));
    }

    /** After a bug the agent closes a source and builds it anew. */
    @Test
    default void aNewOneMeasuresTheSameAfterTheOldOneWasClosed() throws Exception {
        new SourceChecks(this).canBeBuiltAnew();
    }

    /** The thread belongs to the agent, which has set the plugin's class loader. */
    @Test
    default void itLeavesTheContextClassLoaderAlone() throws Exception {
        new LifeChecks<>(TestAgents.of(component()), this::source)
                .keepsTheContextClassLoader(source -> source.collect(new CollectedSamples()));
    }
}
