package dockerana.plugin.local.history;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How a {@link RecordKey} is written into the file. */
final class RecordKeyType extends BasicDataType<RecordKey> {
    private static final int MEMORY = 64;

    @Override
    public int compare(RecordKey a, RecordKey b) {
        return a.compareTo(b);
    }

    @Override
    public int getMemory(RecordKey key) {
        return MEMORY;
    }

    @Override
    public void write(WriteBuffer buffer, RecordKey key) {
        buffer.putInt(key.log());
        buffer.putLong(key.place().nanos());
        buffer.putInt(key.place().ordinal());
        buffer.putInt(key.place().origin());
    }

    @Override
    public RecordKey read(ByteBuffer buffer) {
        return new RecordKey(buffer.getInt(), new Place(buffer.getLong(), buffer.getInt(), buffer.getInt()));
    }

    @Override
    public RecordKey[] createStorage(int size) {
        return new RecordKey[size];
    }
}
