package dev.sessions.examples;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns, each as wide as its widest cell. All cells are made printable here, so that none is forgotten. */
final class Table {
    private static final String GAP = "  ";
    private static final String EMPTY = "-";

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    Table(List<String> headings) {
        widths = new int[headings.size()];
        add(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    void add(List<String> texts) {
        List<String> cells = texts.stream().map(Table::cell).toList();
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], cells.get(column).length());
        }
        rows.add(cells);
    }

    private static String cell(String text) {
        return text.isBlank() ? EMPTY : Printable.text(text);
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
