package dockerana.plugin.local.history;

import java.io.Serial;

/** A store that is damaged, or that another version wrote. */
final class UnfitStore extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfitStore(String why) {
        super(why);
    }
}
