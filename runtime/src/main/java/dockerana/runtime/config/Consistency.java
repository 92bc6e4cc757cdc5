package dockerana.runtime.config;

import dockerana.api.Component.Role;
import dockerana.runtime.pipeline.Self;
import dockerana.runtime.wiring.Wiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the components of a configuration against each other. */
final class Consistency {
    private final Node.Block stated;
    private final Problems problems;

    /** @param stated the block of everything */
    Consistency(Node.Block stated, Problems problems) {
        this.stated = stated;
        this.problems = problems;
    }

    /** @param components those in which nothing is wrong by itself */
    void check(List<ComponentSettings> components) {
        refuseTooMany(components);
        refuseSharedIds(components);
        refuseNoSink(components);
        refuseMissingServices(components);
        Set<String> sources = new HashSet<>(keys("sources"));
        sources.add(Self.ID);
        components.stream()
                .filter(component -> Common.isCollected(component.component()))
                .forEach(component -> sources.add(component.id()));
        components.stream()
                .filter(component -> component.role() == Role.SINK)
                .forEach(sink -> refuseUnknownSources(sink, sources));
    }

    private void refuseTooMany(List<ComponentSettings> components) {
        Map<String, ComponentSettings> first = new HashMap<>();
        for (ComponentSettings component : components) {
            if (component.component().several() || !component.enabled()) {
                continue;
            }
            ComponentSettings earlier = first.putIfAbsent(component.role() + component.type(), component);
            if (earlier != null) {
                problems.add(
                        component.position(),
                        path(component),
                        "type '%s' runs only once, and '%s' has it already: remove one, or set enabled = false"
                                .formatted(component.type(), earlier.id()));
            }
        }
    }

    /** A service that is collected stands among the sources, under its type. */
    private void refuseSharedIds(List<ComponentSettings> components) {
        components.stream()
                .filter(component -> component.role() == Role.SERVICE && Common.isCollected(component.component()))
                .forEach(service -> stated.block("sources")
                        .flatMap(sources -> sources.child(service.id()))
                        .ifPresent(source -> problems.add(
                                source.position(),
                                "sources." + service.id(),
                                "the service '%s' is a source by this id: choose another".formatted(service.id()))));
    }

    private void refuseNoSink(List<ComponentSettings> components) {
        List<ComponentSettings> sinks = components.stream()
                .filter(component -> component.role() == Role.SINK)
                .toList();
        if (keys("sinks").isEmpty()) {
            problems.add(
                    stated.position(),
                    "",
                    "no sink is configured, so nothing would be sent: write for example"
                            + " dockerana { sinks { console { type = console } } }");
        } else if (keys("sinks").size() == sinks.size() && sinks.stream().noneMatch(ComponentSettings::enabled)) {
            problems.add(
                    stated.block("sinks").orElse(stated).position(),
                    "sinks",
                    "every sink is switched off, so nothing would be sent");
        }
    }

    /** At run time the others would be built again and again, in vain. */
    private void refuseMissingServices(List<ComponentSettings> components) {
        for (ComponentSettings service : components) {
            if (service.role() == Role.SERVICE && !service.enabled()) {
                components.stream()
                        .filter(ComponentSettings::enabled)
                        .filter(other -> Wiring.asksFor(
                                other.component(), service.component().implementation()))
                        .forEach(other -> problems.add(
                                service.position(),
                                path(service),
                                "is switched off, and %s needs it: switch that off, too".formatted(path(other))));
            }
        }
    }

    private void refuseUnknownSources(ComponentSettings sink, Set<String> sources) {
        Node from = stated.block("sinks")
                .flatMap(sinks -> sinks.block(sink.id()))
                .flatMap(block -> block.child("from"))
                .orElse(stated);
        if (sink.from().isEmpty()) {
            problems.add(from.position(), path(sink) + ".from", "is empty: name sources, or leave the key out for all");
        }
        for (String glob : sink.from()) {
            if (!glob.equals("*") && sources.stream().noneMatch(id -> Glob.matches(glob, id))) {
                problems.add(
                        from.position(),
                        path(sink) + ".from",
                        "no source is called '%s'%s".formatted(glob, Nearest.hint(glob, sources, "sources")));
            }
        }
    }

    private Collection<String> keys(String block) {
        return stated.block(block).map(found -> found.children().keySet()).orElse(Set.of());
    }

    private static String path(ComponentSettings component) {
        return component.role().word() + "s." + component.id();
    }
}
