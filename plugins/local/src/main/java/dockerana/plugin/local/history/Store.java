package dockerana.plugin.local.history;

import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** The file: maps of bytes. Written by one thread, read by any. */
final class Store implements AutoCloseable {
    private static final int CACHE_MIB = 2;
    private static final int MOST_UNSAVED_BYTES = 1 << 20;

    /** Parts of the file that are less full than this are written anew, so that their space can be used again. */
    private static final int FULL_ENOUGH_PERCENT = 75;

    private static final int COMPACTED_AT_ONCE_BYTES = 1 << 20;

    private final MVStore file;

    private Store(MVStore file) {
        this.file = file;
    }

    /** @param readOnly for a disk that takes nothing */
    static Store open(Path path, boolean readOnly) {
        MVStore.Builder builder = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled() // no thread of its own: the sink's decides when
                .cacheSize(CACHE_MIB)
                .cacheConcurrency(1)
                .compress();
        MVStore file = (readOnly ? builder.readOnly() : builder).open();
        file.setVersionsToKeep(0);
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

    MVMap<RecordKey, byte[]> ofRecords(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<RecordKey, byte[]>()
                        .keyType(new RecordKeyType())
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** Removes maps whose names begin so, but for one. */
    void removeOthers(String begin, String kept) {
        for (String name : List.copyOf(file.getMapNames())) {
            if (name.startsWith(begin) && !name.equals(kept)) {
                file.removeMap(name);
            }
        }
    }

    boolean isReadOnly() {
        return file.isReadOnly();
    }

    /** Whether nothing was ever put into it. */
    boolean isNew() {
        return file.getMapNames().isEmpty();
    }

    /** Which way things are laid out in the file. */
    int version() {
        return file.getStoreVersion();
    }

    void version(int version) {
        file.setStoreVersion(version);
    }

    /** Writes what was put, lest it fill the memory. */
    void relieve() {
        if (file.getUnsavedMemory() > MOST_UNSAVED_BYTES) {
            commit();
        }
    }

    /** What was put is in the file and survives the end of the process; what survives that of the machine, {@link #sync} decides. */
    void commit() {
        file.commit();
    }

    void sync() {
        file.commit();
        file.sync();
    }

    /** How large the file is. */
    long bytes() {
        return file.getFileStore().size();
    }

    /** How much of it is in use, about. */
    long liveBytes() {
        FileStore<?> blocks = file.getFileStore();
        return blocks.size() / 100 * blocks.getFillRate() / 100 * blocks.getChunksFillRate();
    }

    /** Makes space that can be used again. */
    void compact() {
        file.compact(FULL_ENOUGH_PERCENT, COMPACTED_AT_ONCE_BYTES);
    }

    /** Makes the file as short as it can be within this time. */
    void shorten(int millis) {
        file.compactFile(millis);
    }

    /** How long space that became free is left as it is, lest a crash of the machine find it written over. */
    void reuseAfter(int millis) {
        file.setRetentionTime(millis);
    }

    @Override
    public void close() {
        file.close();
    }

    /** Ends it without writing. */
    void abandon() {
        file.closeImmediately();
    }
}
