package dockerana.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block of options: what the user wrote, and below it what holds where the user wrote nothing.
 *
 * @param path its keys, joined by dots, without the leading {@code dockerana}
 * @param position where a missing option is missing
 * @param layers the user's block first, then defaults
 */
record Place(String path, Position position, List<Node.Block> layers) {
    /** What counts of this key: the uppermost layer's value. */
    Optional<Node> value(String key) {
        return layers.stream()
                .flatMap(layer -> layer.child(key).stream())
                .filter(node -> !(node instanceof Node.Unset))
                .findFirst();
    }

    /** A variable that would have given this key a value. */
    Optional<Node.Unset> unset(String key) {
        return layers.stream()
                .flatMap(layer -> layer.child(key).stream())
                .filter(Node.Unset.class::isInstance)
                .map(Node.Unset.class::cast)
                .findFirst();
    }

    /** The block below this one; {@code shared} are defaults under its own. */
    Place inner(String key, Optional<Node.Block> shared) {
        List<Node.Block> inner = Stream.concat(
                        layers.stream().flatMap(layer -> layer.block(key).stream()), shared.stream())
                .toList();
        Position begin = value(key).map(Node::position).orElse(position);
        return new Place(child(key), begin, inner);
    }

    /** The path of a key of this block. */
    String child(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }
}
