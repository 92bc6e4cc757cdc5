package dockerana.plugin.local;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;
import java.util.List;
import org.h2.mvstore.MVStore;

class LocalPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new LocalPlugin();
    }

    @Override
    public List<Class<?>> carries() {
        return List.of(MVStore.class);
    }
}
