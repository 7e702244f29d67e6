package dev.sessions.examples.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Code that a page or a Javadoc comment shows, and where. */
record Block(String place, String language, List<String> lines) {

    /** Returns the fenced blocks of a page. */
    static List<Block> ofPage(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Project.text(page).lines().toList();
        Block open = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                if (open == null) {
                    open = new Block(place(page, i), line.substring(3), new ArrayList<>());
                } else {
                    blocks.add(open);
                    open = null;
                }
            } else if (open != null) {
                open.lines.add(lines.get(i));
            }
        }
        if (open != null) {
            throw new IllegalStateException("The block at " + open.place + " has no end.");
        }
        return blocks;
    }

    /** Returns the blocks that the Javadoc comments of a source show. */
    static List<Block> ofJavadoc(Path source) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Project.text(source).lines().toList();
        Block open = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip().replaceFirst("^\\* ?", "");
            if (line.endsWith("<pre>{@code")) {
                open = new Block(place(source, i), "java", new ArrayList<>());
            } else if (open != null && line.startsWith("}</pre>")) {
                blocks.add(open);
                open = null;
            } else if (open != null) {
                open.lines.add(line);
            }
        }
        if (open != null) {
            throw new IllegalStateException("The block at " + open.place + " has no end.");
        }
        return blocks;
    }

    private static String place(Path file, int line) {
        return Project.ROOT.relativize(file) + ":" + (line + 1);
    }

    boolean isIn(String... languages) {
        return List.of(languages).contains(language);
    }

    /** Returns whether the source holds all lines, one after the other, at any indentation. */
    boolean standsIn(Path source) {
        return flat(Project.text(source).lines().toList()).contains(flat(lines));
    }

    private static String flat(List<String> lines) {
        return "\n" + String.join("\n", lines.stream().map(String::strip).toList()) + "\n";
    }

    @Override
    public String toString() {
        return place;
    }
}
