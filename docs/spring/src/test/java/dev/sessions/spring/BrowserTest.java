package dev.sessions.spring;

import static dev.sessions.spring.DemoConfiguration.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The page in Chromium, with JavaScript and without. Needs Debian's packages chromium and chromium-driver: without them the tests
 * are skipped, or fail where {@code CI} is set. With {@code -Dscreenshots} they write the pictures of docs/spring.md.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrowserTest extends WithFake {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @LocalServerPort
    private int port;

    private ChromeDriver browser;

    @BeforeEach
    void signInOldDevices() {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!installed && System.getenv("CI") != null) {
            fail("Chromium and its driver are missing, and CI must not skip: apt-get install chromium chromium-driver");
        }
        assumeTrue(installed, "Chromium and its driver are not installed: apt-get install chromium chromium-driver");
        DemoConfiguration.signInOldDevices(FAKE);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void open(boolean javaScript, int width, boolean dark) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        if (dark) {
            options.addArguments("--force-dark-mode", "--enable-features=WebContentsForceDark");
        }
        if (!javaScript) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(20));
        browser.manage().window().setSize(new Dimension(width, 900));
        browser.get("http://127.0.0.1:" + port + "/devices");
    }

    private List<String> names() {
        return browser.findElements(By.cssSelector("h2 > span:first-child")).stream()
                .map(name -> name.getText())
                .toList();
    }

    private String message(String role) {
        return browser.findElement(By.cssSelector("[role=" + role + "]")).getText();
    }

    private void press(String text) {
        leave(
                By.xpath("//button[normalize-space()='" + text + "' or starts-with(@aria-label, '" + text + "')]"),
                WebElement::click);
    }

    /** Uses an element that leads to another page, and waits until this page is gone. */
    private void leave(By element, Consumer<WebElement> use) {
        WebElement page = browser.findElement(By.tagName("html"));
        use.accept(browser.findElement(element));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                page.isDisplayed();
            } catch (WebDriverException gone) {
                return;
            }
        }
        fail("The page did not change.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signsOutOneThenAllOthersThenEverywhere(boolean javaScript) {
        open(javaScript, 1_000, false);
        assertThat(names())
                .containsExactly(
                        "Chrome on Windows", "Edge on Windows", "Safari on iOS", "Firefox on Linux", "Unknown device");

        press("Sign out Safari on iOS");
        assertThat(message("status")).isEqualTo("The device is signed out.");
        assertThat(names()).hasSize(4).doesNotContain("Safari on iOS");

        press("Sign out all other devices");
        assertThat(message("status")).isEqualTo("All other devices are signed out.");
        assertThat(names()).hasSize(1);

        press("Sign out everywhere");
        assertThat(message("status")).isEqualTo("You are signed out everywhere.");
        assertThat(FAKE.listAll(USER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsWhatFailedAndWhatIsHalfDone(boolean javaScript) throws IOException {
        open(javaScript, 1_000, false);
        FAKE.onRevoke(1, Fault.status(400));
        press("Sign out all other devices");
        assertThat(message("alert")).isEqualTo("3 of 4 devices signed out. Try again for the rest.");
        screenshot("half-done");

        FAKE.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));
        browser.navigate().refresh();
        assertThat(message("alert")).isEqualTo("Too many requests right now. Try again in 7 seconds.");
        screenshot("failure");
        FAKE.onList(1, Fault.connectionRefused());
        leave(By.linkText("Try again"), WebElement::click);
        assertThat(message("alert"))
                .isEqualTo("The sign-in service does not respond right now. Try again in a moment.");
        leave(By.linkText("Try again"), WebElement::click);
        assertThat(names()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "narrow", "dark"})
    void fitsTheWindowAndCanBeUsedByKeyboardAndScreenReader(String look) throws IOException {
        open(true, look.equals("narrow") ? 360 : 1_000, look.equals("dark"));

        Object overflow = browser.executeScript("return document.documentElement.scrollWidth > window.innerWidth");
        assertThat(overflow).as("the page is wider than the window").isEqualTo(false);
        assertThat(browser.findElements(By.tagName("h1"))).hasSize(1);
        assertThat(browser.findElements(By.cssSelector("li button")))
                .allSatisfy(button -> assertThat(button.getAccessibleName())
                        .matches("Sign out .+ on .+, .+|Sign out Unknown device, .+|Log out"));
        assertThat(browser.findElement(By.tagName("html")).getAttribute("lang")).isEqualTo("en");
        String background = browser.findElement(By.tagName("body")).getCssValue("background-color");
        assertThat(background).isEqualTo(look.equals("dark") ? "rgba(13, 17, 23, 1)" : "rgba(255, 255, 255, 1)");
        screenshot(look);
        new Actions(browser).sendKeys(Keys.TAB, Keys.TAB).perform();
        WebElement focused = browser.switchTo().activeElement();
        assertThat(focused.getAttribute("aria-label")).isEqualTo("Sign out Edge on Windows, 192.0.2.14");
        assertThat(focused.getCssValue("outline-style"))
                .as("the focus can be seen")
                .isEqualTo("solid");
        leave(By.cssSelector(":focus"), button -> button.sendKeys(Keys.ENTER));
        assertThat(message("status")).isEqualTo("The device is signed out.");
    }

    private void screenshot(String name) throws IOException {
        if (System.getProperty("screenshots") != null) {
            Path folder = Files.createDirectories(Path.of("screenshots"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }
}
