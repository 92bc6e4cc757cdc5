package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.testkit.LanesContract;

class LanesContractTest implements LanesContract {
    @Override
    public Component component() {
        return new CarbonPlugin().components().getFirst();
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new CarbonSink(
                Configs.of("a:2004:1", "a:2104:2", "b:2004:1").hash("carbon_ch").build(), agent);
    }
}
