package dockerana.runtime.plugin;

import java.nio.file.Path;

/** A plugin cannot run; its message is the reason, without a full stop. */
final class UnfitPlugin extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UnfitPlugin(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** What users read, with whatever the file still tells of itself. */
    Refusal refusal(Path file) {
        Glimpse glimpse = Glimpse.of(file);
        return new Refusal(file, glimpse.id(), glimpse.types(), String.valueOf(getMessage()), remedy);
    }
}
