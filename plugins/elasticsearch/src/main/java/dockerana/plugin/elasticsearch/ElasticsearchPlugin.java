package dockerana.plugin.elasticsearch;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: offers the sink {@code elasticsearch}. */
public final class ElasticsearchPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("elasticsearch", ElasticsearchConfig.class, ElasticsearchSink.class));
    }
}
