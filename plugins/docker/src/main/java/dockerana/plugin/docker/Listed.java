package dockerana.plugin.docker;

/** A container as the engine lists it. */
record Listed(String id, String dockerName, String state) {
    static Listed of(com.github.dockerjava.api.model.Container container) {
        String[] names = container.getNames();
        String own = "";
        for (String name : names == null ? new String[0] : names) {
            if (name.lastIndexOf('/') <= 0) { // the others are those that links give it
                own = name.startsWith("/") ? name.substring(1) : name;
            }
        }
        String state = container.getState();
        return new Listed(container.getId(), own, state == null ? "" : state);
    }
}
