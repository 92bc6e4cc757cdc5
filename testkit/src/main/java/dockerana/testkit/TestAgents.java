package dockerana.testkit;

import dockerana.api.Component;

/** The agent that a contract gives a component. */
final class TestAgents {
    private TestAgents() {}

    /** An agent of the component's role; its id is the type where only one may run. */
    static TestAgent of(Component component) {
        String id = component.several() ? "one-of-several" : component.type();
        return switch (component.role()) {
            case SOURCE -> TestAgent.ofSource(id);
            case SINK -> TestAgent.ofSink(id);
            case SERVICE -> TestAgent.ofService(id);
        };
    }
}
