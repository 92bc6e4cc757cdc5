package dockerana.plugin.logs;

/**
 * Why a log cannot be read.
 *
 * @param reason one sentence
 * @param remedy what to do about it
 */
record Problem(String reason, String remedy) {
    static final String FILES = "run the agent as root, or let its user read Docker's folder; in a container, mount the"
            + " host's files and set 'root'; or set 'via' to auto";
    static final String HOST =
            "run the agent as root, or let its user read it, as members of the group adm mostly may; in a container,"
                    + " mount the host's files and set 'root'";
    private static final String DRIVER =
            "start it with a log driver that Docker can read, such as json-file or local, or leave it"
                    + " out with the label dockerana.logs=false";
    static final String ENGINE = "see the log of Docker itself; the agent asks again";

    static Problem ofDriver(String container, String driver) {
        return new Problem("Docker cannot read the log of %s: its driver is %s".formatted(container, driver), DRIVER);
    }

    static Problem ofEngine(String container, String reason) {
        return new Problem("Docker does not give the log of %s: %s".formatted(container, reason), ENGINE);
    }

    /** The same of several. */
    Problem andOthers(int others) {
        return others == 0 ? this : new Problem("%s; and so with %d others".formatted(reason, others), remedy);
    }
}
