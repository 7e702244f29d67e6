package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormsTest {
    private static final String KEY = "sk_test_>>>?~";

    private final KeyForms forms = KeyForms.of(KEY);

    @ParameterizedTest
    @ValueSource(strings = {KEY, "Bearer " + KEY, KEY + ":", "u:" + KEY, "ab" + KEY + "x"})
    void findTheKeyAsItIsAndInTheBase64OfAnyTextWithTheKey(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(forms.foundIn(text)).contains("as it is");
        assertThat(forms.foundIn(Base64.getEncoder().encodeToString(bytes))).contains("in Base64");
        assertThat(forms.foundIn(Base64.getUrlEncoder().encodeToString(bytes))).contains("in Base64");
    }

    @Test
    void findTheKeyUrlEncoded() {
        assertThat(forms.foundIn("?key=" + KEY.replace("_", "%5F").replace(">", "%3e") + "&x=100%&y=%24%5C"))
                .contains("URL-encoded");
    }

    @Test
    void findNothingInOtherTexts() {
        assertThat(forms.foundIn("sk_test_ %5F" + Base64.getEncoder().encodeToString(new byte[20])))
                .isEmpty();
    }
}
