package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chrome on Windows | Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36",
                "Edge on Windows   | Mozilla/5.0 (Windows NT 10.0) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Opera on macOS    | Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/143.0.0.0 Safari/537.36 OPR/120.0",
                "Safari on macOS   | Mozilla/5.0 (Macintosh; Intel Mac OS X) AppleWebKit/605 Version/18.6 Safari/605",
                "Safari on iPhone  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Safari/604.1",
                "Chrome on iPad    | Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) CriOS/143.0 Safari/604.1",
                "Firefox on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) FxiOS/145.0 Safari/605.1",
                "Chrome on Android | Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/143.0.0.0 Mobile Safari/537.36",
                "Firefox on Linux  | Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Chrome on ChromeOS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/143.0.0.0 Safari/537.36",
                "macOS             | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36",
            })
    void saysBrowserAndSystem(String name, String userAgent) {
        assertThat(Device.name(userAgent)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"curl/8.5.0", "ExampleApp/4.2 (Android 15; Pixel 9)", "Mozilla/5.0", "Windows"})
    void leavesWhatIsNoBrowserAsItIs(String userAgent) {
        assertThat(Device.name(userAgent)).isEqualTo(userAgent);
    }
}
