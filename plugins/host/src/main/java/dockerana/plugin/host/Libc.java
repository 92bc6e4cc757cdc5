package dockerana.plugin.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The two things that only the C library tells: statvfs, because the JDK hides inodes, and the size of a memory page. Needs
 * {@code --enable-native-access}.
 */
final class Libc {
    private static final MethodHandle STATVFS =
            link("statvfs", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MethodHandle GETPAGESIZE = link("getpagesize", FunctionDescriptor.of(ValueLayout.JAVA_INT));

    /** More than any C library's struct statvfs, which is 112 bytes in glibc and musl on 64 bits. */
    private static final int STRUCT_BYTES = 256;

    // struct statvfs on 64-bit Linux, the same on x86_64 and aarch64: numbers of 8 bytes each, in this order
    private static final int BLOCK_SIZE = 0;
    private static final int FRAGMENT_SIZE = 1;
    private static final int BLOCKS = 2;
    private static final int BLOCKS_FREE = 3;
    private static final int BLOCKS_AVAILABLE = 4;
    private static final int INODES = 5;
    private static final int INODES_FREE = 6;

    private static final int USUAL_PAGE_SIZE = 4096;

    private Libc() {}

    /** Prepares a call of statvfs. Its memory is freed when nothing refers to it, not even a call that never returned. */
    static Statvfs.Question statvfs(String path) {
        Arena arena = Arena.ofAuto();
        MemorySegment name = arena.allocateFrom(path);
        MemorySegment answer = arena.allocate(STRUCT_BYTES, Long.BYTES);
        return () -> ask(name, answer);
    }

    private static @Nullable Space ask(MemorySegment name, MemorySegment answer) {
        try {
            return (int) STATVFS.invokeExact(name, answer) == 0 ? space(answer) : null;
        } catch (Throwable e) {
            throw new IllegalStateException("statvfs cannot be called", e);
        }
    }

    private static Space space(MemorySegment answer) {
        long fragment = number(answer, FRAGMENT_SIZE);
        return new Space(
                fragment == 0 ? number(answer, BLOCK_SIZE) : fragment,
                number(answer, BLOCKS),
                number(answer, BLOCKS_FREE),
                number(answer, BLOCKS_AVAILABLE),
                number(answer, INODES),
                number(answer, INODES_FREE));
    }

    private static long number(MemorySegment answer, int index) {
        return answer.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    /** Bytes of a page of memory: 4096, or up to 65,536 on some ARM kernels. */
    static int pageSize() {
        try {
            int size = (int) GETPAGESIZE.invokeExact();
            return size > 0 ? size : USUAL_PAGE_SIZE;
        } catch (Throwable e) {
            throw new IllegalStateException("getpagesize cannot be called", e);
        }
    }

    @SuppressWarnings("restricted") // signatures that the C standard library promises
    private static MethodHandle link(String function, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), signature);
    }
}
