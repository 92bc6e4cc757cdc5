package dockerana.runtime.config;

import dockerana.api.Component.Role;
import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a block is of, and the defaults that belong to it. */
final class Types {
    private static final String TYPE = "type";

    private final Catalogue catalogue;
    private final Problems problems;
    private final Map<String, Defaults> defaults = new HashMap<>();

    Types(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    /** Empty if something was reported. */
    Optional<Offer> find(Role role, String id, Node.Block block, String path) {
        Optional<Node> stated = block.child(TYPE);
        if (stated.isEmpty() && role != Role.SERVICE) {
            problems.add(
                    block.position(),
                    path,
                    "option 'type' is missing; known types are %s".formatted(String.join(", ", known(role))));
            return Optional.empty();
        }
        Node node = stated.orElse(block);
        String type = id;
        if (stated.isPresent()) {
            if (!(node instanceof Node.Scalar scalar)) {
                return node instanceof Node.Unresolved ? Optional.empty() : refused(node, path, "'type' is no word");
            }
            type = scalar.text();
        }
        if (role == Role.SERVICE && !type.equals(id)) {
            return refused(
                    node, path, "the type of a service is its key: write '%s' or leave 'type' out".formatted(id));
        }
        return offer(role, type, node, path);
    }

    /** The defaults of an offer. */
    Node.Block defaults(Offer offer) {
        return defaults.computeIfAbsent(offer.plugin().id(), id -> read(offer))
                .block(offer.component().type());
    }

    private Defaults read(Offer offer) {
        try {
            return Defaults.of(offer.plugin());
        } catch (InvalidConfiguration e) {
            problems.addAll(e.problems());
            Position nowhere = new Position(offer.plugin().id(), 0);
            return new Defaults(offer.plugin().id(), "", Node.Block.empty(nowhere));
        }
    }

    private Optional<Offer> offer(Role role, String type, Node node, String path) {
        List<Offer> named = catalogue.offers().stream()
                .filter(offer -> offer.component().type().equals(type))
                .toList();
        Optional<Offer> found =
                named.stream().filter(offer -> offer.component().role() == role).findFirst();
        if (found.isPresent()) {
            return found;
        }
        Optional<Refusal> refusal = catalogue.refusals().stream()
                .filter(refused -> refused.types().contains(type))
                .findFirst();
        if (refusal.isPresent()) {
            return refused(node, path, "type '%s': %s".formatted(type, refusal.get()));
        }
        if (!named.isEmpty()) {
            Role other = named.getFirst().component().role();
            return refused(
                    node,
                    path,
                    "type '%s' is a %s: it belongs under '%ss'".formatted(type, other.word(), other.word()));
        }
        return refused(node, path, "unknown type '%s'%s".formatted(type, Nearest.hint(type, known(role), "types")));
    }

    private Optional<Offer> refused(Node node, String path, String message) {
        problems.add(node.position(), path, message);
        return Optional.empty();
    }

    private List<String> known(Role role) {
        return catalogue.offers().stream()
                .map(Offer::component)
                .filter(component -> component.role() == role)
                .map(component -> component.type())
                .sorted()
                .toList();
    }
}
