package dockerana.plugin.console;

/** A window of any size. */
final class FakeWindow implements Window {
    private final boolean terminal;
    volatile Size size = new Size(80, 24);

    FakeWindow(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    @Override
    public boolean colour() {
        return true;
    }

    @Override
    public Size size() {
        return size;
    }
}
