package dockerana.runtime.config;

import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options that the runtime itself has in the block of a component. */
sealed interface Common {
    boolean enabled();

    default Optional<Duration> interval() {
        return Optional.empty();
    }

    default List<String> from() {
        return List.of();
    }

    default Optional<String> prefix() {
        return Optional.empty();
    }

    /** Of a source, and of a service that is collected like one. */
    record OfSource(boolean enabled, Optional<Duration> interval) implements Common {}

    /** Of any other service. */
    record OfService(boolean enabled) implements Common {}

    /** Of a sink. */
    record OfSink(boolean enabled, List<String> from, Optional<String> prefix) implements Common {}

    /** The record of these options. */
    static Class<? extends Record> type(Component component) {
        if (isCollected(component)) {
            return OfSource.class;
        }
        return component.role() == Role.SINK ? OfSink.class : OfService.class;
    }

    /** The block of their defaults. */
    static String block(Component component) {
        return isCollected(component) ? Role.SOURCE.word() : component.role().word();
    }

    /** Whether a component measures something. */
    static boolean isCollected(Component component) {
        return component.role() == Role.SOURCE || Source.class.isAssignableFrom(component.implementation());
    }
}
