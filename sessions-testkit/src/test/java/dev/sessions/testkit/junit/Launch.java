package dev.sessions.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The results of the tests of a class, run inside a test: by name, an empty text for success or else the failure's message. */
final class Launch implements TestExecutionListener {
    private final Map<String, String> outcomes = new TreeMap<>();

    private Launch() {}

    static Map<String, String> of(Class<?> testClass) {
        return of(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)));
    }

    /** Runs the methods of the class side by side, on as many threads. */
    static Map<String, String> inParallel(Class<?> testClass, int threads) {
        return of(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameters(Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))));
    }

    private static Map<String, String> of(LauncherDiscoveryRequestBuilder request) {
        Launch launch = new Launch();
        LauncherDiscoveryRequest built = request.configurationParameter(
                        "junit.jupiter.extensions.autodetection.enabled", "false")
                .build();
        LauncherFactory.create().execute(built, launch);
        return launch.outcomes;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A container counts when it fails, because then its tests do not run.
        if (test.isTest() || result.getThrowable().isPresent()) {
            outcomes.put(
                    test.getDisplayName().replace("()", "").replaceAll("\\(.*\\)", ""),
                    result.getThrowable().map(Launch::messages).orElse(""));
        }
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable also : failure.getSuppressed()) {
            messages.append(" | ").append(also.getMessage());
        }
        return messages.toString();
    }
}
