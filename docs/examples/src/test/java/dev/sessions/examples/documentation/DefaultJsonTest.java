package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.sessions.SessionsPort;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A default mapper of Jackson 2 writes a public value whole or fails: one property of many would pass for the value. A type
 * without properties fails.
 */
class DefaultJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns the classes of the three modules, without exceptions, assertions, clauses and extensions. */
    static List<Class<?>> values() {
        return Stream.of(SessionsPort.class, FeignSessions.class, FakeSessions.class)
                .flatMap(module -> Api.typesOfModuleWith(module).stream())
                .filter(type -> !type.getPackageName().startsWith("dev.sessions.testkit."))
                .filter(type -> !type.isInterface() && !type.isEnum() && !Throwable.class.isAssignableFrom(type))
                .toList();
    }

    @Test
    void thereAreValues() {
        assertThat(values())
                .extracting(Class::getSimpleName)
                .contains("Session", "SessionId", "RevocationReport", "RetryOptions", "Received");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aDefaultMapperSeesAllOfAValueOrNothing(Class<?> value) {
        List<String> properties =
                MAPPER.getSerializationConfig().introspect(MAPPER.constructType(value)).findProperties().stream()
                        .filter(BeanPropertyDefinition::couldSerialize)
                        .map(BeanPropertyDefinition::getName)
                        .toList();
        List<String> whole = value.isRecord()
                ? Stream.of(value.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();

        assertThat(properties).containsExactlyInAnyOrderElementsOf(whole);
    }
}
