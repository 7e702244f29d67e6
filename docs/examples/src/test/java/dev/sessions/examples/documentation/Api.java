package dev.sessions.examples.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the public API of a module as text: a line for each type and member that another module can use. */
final class Api {
    private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED;
    // No promise to a caller, or bits with another meaning for this kind of member.
    private static final int HIDDEN = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.TRANSIENT | Modifier.VOLATILE;

    // Every type has them.
    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

    private Api() {}

    /** Returns the API of the module that holds the given type. */
    static String ofModuleWith(Class<?> type) {
        ModuleReference module = moduleWith(type);
        StringJoiner text = new StringJoiner("\n");
        text.add("module " + module.descriptor().name());
        module.descriptor().requires().stream()
                .filter(required -> required.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                .map(required -> "  requires transitive " + required.name())
                .sorted()
                .forEach(text::add);
        exported(module).forEach(name -> text.add("  exports " + name));
        typesOf(module).forEach(shown -> text.add("").add(declaration(shown)).add(members(shown)));
        return text.toString();
    }

    /** Returns the public types of the module that holds the given type. */
    static List<Class<?>> typesOfModuleWith(Class<?> type) {
        return typesOf(moduleWith(type));
    }

    private static ModuleReference moduleWith(Class<?> type) {
        return ModuleFinder.of(placeOf(type)).findAll().iterator().next();
    }

    private static List<String> exported(ModuleReference module) {
        return module.descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }

    private static List<Class<?>> typesOf(ModuleReference module) {
        List<String> exported = exported(module);
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .sorted()
                    .<Class<?>>map(Api::load)
                    .filter(Api::isShown)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isShown(Class<?> type) {
        return (type.getModifiers() & SHOWN) != 0
                && (type.getDeclaringClass() == null || isShown(type.getDeclaringClass()));
    }

    private static String declaration(Class<?> type) {
        String supertype =
                type.getSuperclass() == null || type.isEnum() || type.isRecord() || type.getSuperclass() == Object.class
                        ? ""
                        : " extends " + name(type.getAnnotatedSuperclass());
        String interfaces = names(type.getAnnotatedInterfaces());
        // JDK 17 does not name it.
        return shortened(type.toGenericString()).replaceFirst("(non-)?sealed ", "")
                + supertype
                + (interfaces.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + interfaces);
    }

    private static String members(Class<?> type) {
        Comparator<Member> byName = Comparator.comparing(Member::getName);
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(Api::isShown)
                .sorted(byName)
                .map(Api::field);
        Stream<String> executables = Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(Api::isShown)
                .filter(executable -> !OF_OBJECT.contains(executable.getName()))
                .sorted(byName.thenComparing(Object::toString))
                .map(Api::executable);
        return Stream.concat(fields, executables).collect(Collectors.joining("\n"));
    }

    private static boolean isShown(Member member) {
        return (member.getModifiers() & SHOWN) != 0 && !member.isSynthetic();
    }

    private static String field(Field field) {
        return "  " + modifiers(field) + name(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String executable(Executable executable) {
        String types = Arrays.stream(executable.getTypeParameters())
                .map(parameter -> parameter.getName() + bounds(parameter))
                .collect(Collectors.joining(", "));
        String result = executable instanceof Method method
                ? name(method.getAnnotatedReturnType()) + " " + method.getName()
                : executable.getDeclaringClass().getSimpleName();
        String parameters = names(executable.getAnnotatedParameterTypes());
        String failures = names(executable.getAnnotatedExceptionTypes());
        return "  "
                + (executable instanceof Method method && method.isDefault() ? "default " : "")
                + modifiers(executable)
                + (types.isEmpty() ? "" : "<" + types + "> ")
                + result
                + "("
                + (executable.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters)
                + ")"
                + (failures.isEmpty() ? "" : " throws " + failures)
                + (executable instanceof Method method && method.getDefaultValue() != null ? " default" : "");
    }

    private static String bounds(TypeVariable<?> parameter) {
        String bounds =
                Arrays.stream(parameter.getAnnotatedBounds()).map(Api::name).collect(Collectors.joining(" & "));
        return bounds.equals("Object") ? "" : " extends " + bounds;
    }

    private static String modifiers(Member member) {
        String modifiers = Modifier.toString(member.getModifiers() & ~HIDDEN);
        return modifiers.isEmpty() ? "" : modifiers + " ";
    }

    private static String names(AnnotatedType... types) {
        return Arrays.stream(types).filter(Objects::nonNull).map(Api::name).collect(Collectors.joining(", "));
    }

    private static String name(AnnotatedType type) {
        return shortened(type.toString());
    }

    private static String shortened(String types) {
        return types.replaceAll("@org\\.jspecify\\.annotations\\.Nullable\\(\\)", "@Nullable")
                .replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }
}
