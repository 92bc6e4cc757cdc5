package dockerana.plugin.logs;

/** Hands everything to one, then to the other. */
record Both(Lines one, Lines other) implements Lines {
    @Override
    public void take(Line line) {
        one.take(line);
        other.take(line);
    }

    @Override
    public void nextFile(String identity) {
        one.nextFile(identity);
        other.nextFile(identity);
    }

    @Override
    public void gap() {
        one.gap();
        other.gap();
    }

    @Override
    public void damaged() {
        one.damaged();
        other.damaged();
    }
}
