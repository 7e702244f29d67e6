package dev.sessions.testkit.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** All clauses of the kit by group, as {@code docs/contract.md} shows them. */
final class ClauseTable {
    /** Reflection does not return classes in the order of the source. */
    private static final List<String> ORDER = List.of(
            "Reading",
            "Listing",
            "Facts",
            "Cursors",
            "Expiry",
            "Revoking",
            "Walking",
            "Surprises",
            "Refusing",
            "Throwing",
            "Responding",
            "Connecting",
            "Calling",
            "CallingConcurrently");

    /** A clause with the sentence that it is known by. */
    record Entry(Clause clause, String words) {
        private String row() {
            String needs =
                    Arrays.stream(clause.needs()).map(Enum::name).sorted().collect(Collectors.joining(", "));
            return "| "
                    + String.join(
                            " | ", clause.id(), words, clause.mark().name(), clause.source(), clause.kills(), needs)
                    + " |";
        }
    }

    private ClauseTable() {}

    /** Returns the methods that JUnit runs, by the name of their group. */
    static Map<String, List<Method>> tests() {
        Map<String, List<Method>> groups = new LinkedHashMap<>();
        Stream.of(SessionsPortContract.class.getDeclaredClasses())
                .filter(group -> group.isAnnotationPresent(Nested.class))
                .sorted(Comparator.comparing(group -> ORDER.indexOf(group.getSimpleName())))
                .forEach(group -> groups.put(words(group.getAnnotation(DisplayName.class)), methods(group)));
        return groups;
    }

    private static List<Method> methods(Class<?> group) {
        return Stream.of(group.getSuperclass().getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .toList();
    }

    static List<Entry> entries(List<Method> tests) {
        return tests.stream()
                .map(test -> new Entry(test.getAnnotation(Clause.class), words(test.getAnnotation(DisplayName.class))))
                .sorted(Comparator.comparing(entry -> entry.clause().id()))
                .toList();
    }

    private static String words(DisplayName name) {
        return name.value();
    }

    /** Returns the tables of the page. */
    static String tables() {
        StringBuilder page = new StringBuilder();
        tests().forEach((group, tests) -> {
            page.append("\n## ").append(group).append("\n\n");
            page.append(
                    "| id | clause | mark | source | the mistake that it catches | needs |\n|---|---|---|---|---|---|\n");
            entries(tests).forEach(entry -> page.append(entry.row()).append('\n'));
        });
        return page.toString();
    }
}
