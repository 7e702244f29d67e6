package dev.sessions.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A JDK to measure on. */
record Jdk(Path java, Runtime.Version version) {

    /** Returns the JDK that runs this and, where SESSIONS_NEWER_JDK holds its home, another one. */
    static List<Jdk> all() throws IOException {
        List<Jdk> all = new ArrayList<>(List.of(at(System.getProperty("java.home"))));
        String newer = System.getenv("SESSIONS_NEWER_JDK");
        if (newer != null) {
            all.add(at(newer));
        }
        return all;
    }

    private static Jdk at(String home) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newInputStream(Path.of(home, "release"))) {
            release.load(in);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        return new Jdk(Path.of(home, "bin", "java"), Runtime.Version.parse(version));
    }
}
