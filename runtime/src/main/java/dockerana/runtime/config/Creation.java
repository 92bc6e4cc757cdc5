package dockerana.runtime.config;

import java.lang.reflect.InvocationTargetException;

/** Calls a constructor or method of a plugin's value. */
@FunctionalInterface
interface Creation {
    Object create() throws ReflectiveOperationException;

    /** What a plugin objects to; anything but an {@link IllegalArgumentException} is its bug, and is named. */
    static String reason(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : String.valueOf(cause);
    }
}
