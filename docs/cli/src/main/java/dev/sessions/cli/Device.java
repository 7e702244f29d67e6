package dev.sessions.cli;

import java.util.List;
import java.util.Optional;

/** Names the device of a {@code User-Agent} in a few words. A guess for people, never a proof. */
final class Device {
    // In this order: the text of each browser also holds the marks of those after it.
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Safari/", "Safari"));

    // Also in this order: an iPhone names Mac OS X, and Android names Linux.
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Macintosh", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private Device() {}

    private record Mark(String text, String name) {}

    /** Returns browser and system if they are known, else the text itself. */
    static String name(String userAgent) {
        Optional<String> system = find(SYSTEMS, userAgent);
        if (!userAgent.startsWith("Mozilla/") || system.isEmpty()) {
            return userAgent;
        }
        return find(BROWSERS, userAgent).map(browser -> browser + " on ").orElse("") + system.get();
    }

    private static Optional<String> find(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.text()))
                .map(Mark::name)
                .findFirst();
    }
}
