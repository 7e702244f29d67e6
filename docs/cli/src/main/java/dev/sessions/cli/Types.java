package dev.sessions.cli;

import dev.sessions.AuthMethod;
import dev.sessions.OrganizationId;
import dev.sessions.SessionId;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the words of the command line become values. A word that its type refuses is wrong usage. */
final class Types {
    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([dhm])");
    private static final Map<String, SortOrder> ORDERS =
            Map.of("newest", SortOrder.NEWEST_FIRST, "oldest", SortOrder.OLDEST_FIRST);

    private Types() {}

    static CommandLine registerIn(CommandLine line) {
        return line.registerConverter(UserId.class, converter(UserId::of))
                .registerConverter(SessionId.class, converter(SessionId::of))
                .registerConverter(OrganizationId.class, converter(OrganizationId::of))
                .registerConverter(AuthMethod.class, converter(AuthMethod::of))
                .registerConverter(SortOrder.class, converter(Types::order))
                .registerConverter(Duration.class, converter(Types::age));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> type) {
        return word -> {
            try {
                return type.apply(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static SortOrder order(String word) {
        SortOrder order = ORDERS.get(word);
        if (order == null) {
            throw new IllegalArgumentException("'" + word + "' is not an order: write newest or oldest.");
        }
        return order;
    }

    private static Duration age(String word) {
        Matcher form = AGE.matcher(word);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + word + "' is not an age: write a number and d, h or m, for example 30d, 12h or 45m.");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
