package dev.sessions.cli.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessions.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsReadAnewEachTimeAndLineByLine() throws IOException {
        Path file = folder.resolve("users");
        Files.writeString(
                file, IntStream.range(0, 10_000).mapToObj(i -> "user_" + i).collect(Collectors.joining("\n")));
        Users users = Users.in(file);
        assertThat(users.count(user -> true)).isEqualTo(10_000);

        Files.writeString(file, "user_other\n");

        try (Stream<UserId> all = users.stream()) {
            assertThat(all).containsExactly(UserId.of("user_other"));
        }
    }

    @Test
    void whatCanBeReadOnlyOnceIsKept() {
        Users users = Users.in("standard input", new ByteArrayInputStream("# x\nuser_1\n".getBytes(UTF_8)));

        assertThat(users.stream()).containsExactly(UserId.of("user_1"));
        assertThat(users.stream()).containsExactly(UserId.of("user_1"));
    }

    @Test
    void oneWhoStandsTwiceCountsOnce() {
        Users users = Users.in("standard input", new ByteArrayInputStream("user_1\nuser_2\nuser_1\n".getBytes(UTF_8)));

        assertThat(users.count(user -> true)).isEqualTo(2);
        assertThat(users.count(user -> !user.equals(UserId.of("user_2")))).isEqualTo(1);
    }

    @Test
    void aMarkBeforeTheFirstLineIsNoPartOfIt() {
        Users users = Users.in("standard input", new ByteArrayInputStream("\ufeffuser_1\nuser_2\n".getBytes(UTF_8)));

        assertThat(users.stream()).containsExactly(UserId.of("user_1"), UserId.of("user_2"));
    }

    @Test
    void bytesThatAreNotTextAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Users.in("standard input", new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xff})))
                .withMessageStartingWith("Line 2 of standard input is not a user: ");
    }

    @Test
    void anEmptyInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Users.in("standard input", new ByteArrayInputStream(new byte[0])))
                .withMessageStartingWith("There is no user in standard input: ");
    }
}
