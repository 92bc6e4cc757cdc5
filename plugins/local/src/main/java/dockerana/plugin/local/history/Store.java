package dockerana.plugin.local.history;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** The file: maps of bytes. Written by one thread, read by any. */
final class Store implements AutoCloseable {
    private static final int CACHE_MIB = 2;
    private static final int MOST_UNSAVED_BYTES = 1 << 20;

    private final MVStore file;

    private Store(MVStore file) {
        this.file = file;
    }

    static Store open(Path path) {
        MVStore file = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled() // no thread of its own: the sink's decides when
                .cacheSize(CACHE_MIB)
                .cacheConcurrency(1)
                .compress()
                .open();
        return new Store(file);
    }

    MVMap<Long, byte[]> byNumber(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    MVMap<String, byte[]> byText(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** Writes what was put, lest it fill the memory. */
    void relieve() {
        if (file.getUnsavedMemory() > MOST_UNSAVED_BYTES) {
            commit();
        }
    }

    boolean has(String name) {
        return file.hasMap(name);
    }

    /** What was put is in the file and survives the end of the process; what survives that of the machine, {@link #sync} decides. */
    void commit() {
        file.commit();
    }

    void sync() {
        file.commit();
        file.sync();
    }

    @Override
    public void close() {
        file.close();
    }
}
