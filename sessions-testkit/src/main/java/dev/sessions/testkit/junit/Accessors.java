package dev.sessions.testkit.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the public methods of an object answer that take nothing and return something. */
final class Accessors {
    // The first changes the throwable that is looked at; the others say nothing of it.
    private static final Set<String> LEFT_OUT = Set.of("fillInStackTrace", "getClass", "hashCode");
    // Names that ask for a part of a request or response. Any other method of a foreign object may do what cannot be
    // undone.
    private static final Predicate<String> OF_MESSAGE = Pattern.compile(
                    "(get|to)?((http|original|previous|prior|network|cache)?(request|response)|(all)?headers|(multi)?map)",
                    Pattern.CASE_INSENSITIVE)
            .asMatchPredicate();

    private Accessors() {}

    /** Returns all answers of a throwable by the name of the method, without nulls; that of {@code toString} is among them. */
    static Map<String, Object> of(Throwable thrown) {
        return of(thrown, name -> !LEFT_OUT.contains(name));
    }

    /** Returns whether that is perhaps a request, a response or their headers. */
    static boolean isMessage(Class<?> type) {
        return !type.getName().startsWith("java.lang.")
                && Stream.of(type.getMethods())
                        .anyMatch(method -> isAccessor(method) && OF_MESSAGE.test(method.getName()));
    }

    /** Returns the parts of something that is perhaps a request, a response or their headers, by the name of the method. */
    static Map<String, Object> ofMessage(Object message) {
        return of(message, OF_MESSAGE);
    }

    private static Map<String, Object> of(Object asked, Predicate<String> names) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Method method : asked.getClass().getMethods()) {
            Method open = isAccessor(method) && names.test(method.getName()) ? opened(method, asked) : null;
            if (open != null) {
                ask(asked, open, answers);
            }
        }
        return answers;
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers());
    }

    /** Returns the method, or the one that it overrides, if one of them may be called: a class that is hidden shows an open one. */
    private static @Nullable Method opened(Method method, Object asked) {
        if (method.canAccess(asked) || method.trySetAccessible()) {
            return method;
        }
        return supertypes(method.getDeclaringClass())
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(candidate -> candidate.getName().equals(method.getName()) && isAccessor(candidate))
                .filter(candidate -> candidate.canAccess(asked))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .flatMap(above -> Stream.concat(Stream.of(above), supertypes(above)));
    }

    private static void ask(Object asked, Method method, Map<String, Object> answers) {
        try {
            Object answer = method.invoke(asked);
            if (answer != null) {
                answers.put(method.getName(), answer);
            }
        } catch (InvocationTargetException | IllegalAccessException noAnswer) {
            // What cannot be asked tells nothing.
        }
    }
}
