// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.xlsx;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet on its way into the file, with the names of the columns on top. */
final class Sheet {

    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_HELD = 200;

    private final Worksheet sheet;
    private final List<String> names;
    private int rows;

    Sheet(Workbook workbook, String title, int number, List<String> names) {
        this.sheet = workbook.newWorksheet(name(title, number));
        this.names = names;
        sheet.freezePane(0, 1);
        for (int column = 0; column < names.size(); column++) {
            text(column, names.get(column));
        }
        rows++;
    }

    /** How many rows it has, the names included. */
    int rows() {
        return rows;
    }

    void add(Map<String, Value> row) throws IOException {
        sheet.value(rows, 0, (String) null); // a row without values is a row, too
        for (int column = 0; column < names.size(); column++) {
            Value value = row.get(names.get(column));
            if (value != null) {
                cell(column, value);
            }
        }
        rows++;
        if (rows % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    void finish() throws IOException {
        sheet.finish();
    }

    private void cell(int column, Value value) {
        switch (value) {
            case Value.Null none -> {}
            case Value.Bool(var flag) -> sheet.value(rows, column, flag);
            case Value.Num(var number) when CellText.exact(number) -> sheet.value(rows, column, number.doubleValue());
            case Value other -> text(column, CellText.of(other));
        }
    }

    /** Within the sheet, not in a list for the whole workbook that would have to be held; and never a formula. */
    private void text(int column, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "Row " + rows + " has a text of " + text.length() + " characters in its column "
                            + names.get(column) + "; Excel holds " + LONGEST_TEXT
                            + ". Leave the column out, or choose another format.");
        }
        sheet.inlineString(rows, column, CellText.escaped(text));
    }

    /** Excel forbids some characters, some places for the apostrophe, and one name. */
    private static String name(String title, int number) {
        String legal = title.replaceAll("[\\p{Cntrl}\\[\\]:*?/\\\\']", "_");
        String suffix = number == 1 ? "" : " (" + number + ")";
        String cut = legal.substring(0, Math.min(legal.length(), LONGEST_NAME - suffix.length()));
        return (cut.isBlank() || cut.equalsIgnoreCase("history") ? "Rows" : cut) + suffix;
    }
}
