package dockerana.plugin.local.history;

import java.io.IOException;
import java.io.Serial;

/** Another process has the store open, such as an agent that runs while its configuration is checked. */
final class StoreInUse extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    StoreInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
