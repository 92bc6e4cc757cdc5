package dockerana.testkit;

import dockerana.api.Plugin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every plugin promises before anything of it runs. The test of a plugin implements this and so inherits one test per promise; they look
 * at what was built: classes, {@code META-INF/services}, {@code defaults.conf}, {@code README.md}.
 */
public interface PluginContract {
    /** The plugin's door, new. */
    Plugin plugin();

    /** Where the plugin's classes and resources are: a folder or a jar. By default, where its door was loaded from. */
    default Path built() {
        return BuiltPlugin.of(plugin().getClass());
    }

    /** A class of each library that its build puts into its jar; asked if {@link #built} is a folder. By default none. */
    default List<Class<?>> carries() {
        return List.of();
    }

    /** The folder of its sources, with its {@code README.md}. By default, where the tests run. */
    default Path folder() {
        return Path.of("");
    }

    /** Whether it is one of Dockerana's own, whose patterns need not begin with their type. */
    default boolean builtIn() {
        return false;
    }

    /** The agent finds a plugin by its door. */
    @Test
    default void theDoorCanBeFound() throws Exception {
        new PluginChecks(this).doorCanBeFound();
    }

    /** They are asked for before anything is configured. */
    @Test
    default void itsComponentsAreTheSameEveryTime() {
        new PluginChecks(this).componentsAreStable();
    }

    /** Users choose a component by its type. */
    @Test
    default void everyTypeIsOfferedOnce() {
        new PluginChecks(this).typesAreUnique();
    }

    /** The agent calls a component as what it says it is. */
    @Test
    default void everyClassFitsItsRole() {
        new OfferChecks(plugin()).classesFitTheirRoles();
    }

    /** A configuration record, the agent and services; nothing else is injected. */
    @Test
    default void constructorsAskForWhatTheAgentGives() {
        new OfferChecks(plugin()).constructorsAskForWhatIsThere();
    }

    /** The catalogue of names is made from what is declared. */
    @Test
    default void itsMetricsAreDocumented() {
        new OfferChecks(plugin()).metricsAreDocumented(builtIn());
    }

    /** {@code defaults.conf} documents every option and gives it its default value, or an example. */
    @Test
    default void everyOptionIsInItsDefaults() throws Exception {
        new PluginChecks(this).defaultsFit();
    }

    /** A plugin folder explains itself. */
    @Test
    default void aReadmeTellsWhatItOffers() throws Exception {
        new PluginChecks(this).readmeIsThere();
    }

    /** Nothing else of the agent is visible where a plugin runs. */
    @Test
    default void itUsesTheApiAndNothingElseOfTheAgent() throws Exception {
        new UsageChecks(plugin(), built()).onlyTheApi();
    }

    /** So that it can be closed, and tested. */
    @Test
    default void itTakesThreadsAndTimeFromTheAgent() throws Exception {
        new UsageChecks(plugin(), built()).threadsAndTimeAreTheAgents();
    }

    /** What plugins share with the agent comes from the agent. */
    @Test
    default void itCarriesNoSharedPackage() throws Exception {
        new UsageChecks(plugin(), built()).noSharedPackage();
    }

    /** As a jar, seen by its own class loader only. */
    @Test
    default void theAgentLoadsIt() throws Exception {
        new LoadCheck(this).agentLoadsIt();
    }
}
