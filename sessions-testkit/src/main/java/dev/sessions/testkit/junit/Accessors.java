package dev.sessions.testkit.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the public methods of an object answer that take nothing and return something. */
final class Accessors {
    // The first changes the throwable that is looked at; the others say nothing of it.
    private static final Set<String> LEFT_OUT = Set.of("fillInStackTrace", "getClass", "hashCode");

    private Accessors() {}

    /** Returns the answers by the name of the method, without nulls; that of {@code toString} is among them. */
    static Map<String, Object> of(Throwable thrown) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Method method : thrown.getClass().getMethods()) {
            if (isAccessor(method) && (method.canAccess(thrown) || method.trySetAccessible())) {
                ask(thrown, method, answers);
            }
        }
        return answers;
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && !LEFT_OUT.contains(method.getName());
    }

    private static void ask(Throwable thrown, Method method, Map<String, Object> answers) {
        try {
            Object answer = method.invoke(thrown);
            if (answer != null) {
                answers.put(method.getName(), answer);
            }
        } catch (InvocationTargetException | IllegalAccessException noAnswer) {
            // What cannot be asked tells nothing.
        }
    }
}
