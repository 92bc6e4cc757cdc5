package dockerana.plugin.local.history;

import java.io.Serial;

/** A store that this version cannot go on with. */
final class UnfitStore extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfitStore(String why) {
        super(why);
    }
}
