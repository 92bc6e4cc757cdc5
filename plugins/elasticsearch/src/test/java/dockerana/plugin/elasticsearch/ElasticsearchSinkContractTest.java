package dockerana.plugin.elasticsearch;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.RecordSink;
import dockerana.testkit.FarEnd;
import dockerana.testkit.ReceivedRecord;
import dockerana.testkit.RecordSinkContract;
import dockerana.testkit.RemoteSinkContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class ElasticsearchSinkContractTest implements RecordSinkContract, RemoteSinkContract {
    private final FakeElasticsearch elasticsearch;

    ElasticsearchSinkContractTest() throws IOException {
        elasticsearch = new FakeElasticsearch();
    }

    @AfterEach
    void closeFarEnd() {
        elasticsearch.close();
    }

    @Override
    public Component component() {
        return new ElasticsearchPlugin().components().getFirst();
    }

    @Override
    public RecordSink sink(Agent agent) {
        return new ElasticsearchSink(Configs.of(elasticsearch.server().url()).build(), agent);
    }

    @Override
    public List<ReceivedRecord> received() {
        return elasticsearch.received();
    }

    @Override
    public FarEnd farEnd() {
        return elasticsearch.server().farEnd();
    }
}
