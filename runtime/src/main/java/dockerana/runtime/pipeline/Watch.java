package dockerana.runtime.pipeline;

import dockerana.api.Component.Role;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Outlet;
import java.time.Duration;

/** Names the component whose call does not return, and the one that works again. Confined to one thread. */
final class Watch {
    /** No call that works takes longer; deadlines of sinks and services end before. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PATIENCE_WITH_FAR_ENDS = Duration.ofSeconds(15);

    private final Pipeline pipeline;

    Watch(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    void look() {
        for (SourceLoop source : pipeline.sources()) {
            Duration patience = source.interval().compareTo(PATIENCE) > 0 ? source.interval() : PATIENCE;
            tell(source.vitals(), source.busy(), patience);
        }
        for (Outlet sink : pipeline.sinks()) {
            tell(sink.agent().vitals(), sink.busy(), PATIENCE_WITH_FAR_ENDS);
        }
        for (ServiceLoop service : pipeline.services()) {
            tell(service.agent().vitals(), service.busy(), PATIENCE_WITH_FAR_ENDS);
            service.tellIfItWorks();
        }
    }

    static void tell(Vitals vitals, Duration busy, Duration patience) {
        vitals.stuck(busy.compareTo(patience) > 0 ? message(vitals.role(), busy) : null);
    }

    private static String message(Role role, Duration busy) {
        String harm = switch (role) {
            case SOURCE -> "a reading has not returned for %d s; its samples are missing, nothing else is delayed";
            case SINK -> "a write has not returned for %d s; what it should send waits, nothing else is delayed";
            case SERVICE -> "a connect has not returned for %d s; what needs it has to do without";
        };
        return harm.formatted(busy.toSeconds());
    }
}
