// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.xlsx;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.json.Json;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class XlsxExporterTest implements ExporterContract {

    @Override
    public Exporter exporter() {
        return new XlsxExporter();
    }

    @Override
    public Optional<Value> kept(Value value) {
        return switch (value) {
            case Value.Null none -> Optional.empty();
            case Value.Text text -> Optional.of(text);
            case Value.Bool flag -> Optional.of(flag);
            case Value.Num(var number) when number.precision() <= 15 -> Optional.of(value);
            case Value.Num(var number) ->
                Optional.of(new Value.Text(
                        number.scale() > 40 || number.scale() < -40 ? number.toString() : number.toPlainString()));
            case Value other -> Optional.of(new Value.Text(json(other)));
        };
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) throws IOException {
        return read(file);
    }

    private static List<Map<String, Value>> read(byte[] file) throws IOException {
        var items = new ArrayList<Map<String, Value>>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (var sheet : workbook) {
                int last = sheet.getLastRowNum();
                for (int row = 1; row <= last; row++) {
                    items.add(item(sheet.getRow(0), Optional.ofNullable(sheet.getRow(row))));
                }
            }
        }
        return items;
    }

    private static Map<String, Value> item(Row names, Optional<Row> row) {
        var item = new LinkedHashMap<String, Value>();
        row.ifPresent(cells -> cells.forEach(cell -> value(cell)
                .ifPresent(
                        value -> item.put(names.getCell(cell.getColumnIndex()).getStringCellValue(), value))));
        return item;
    }

    private static Optional<Value> value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> Optional.of(new Value.Text(cell.getStringCellValue()));
            case BOOLEAN -> Optional.of(new Value.Bool(cell.getBooleanCellValue()));
            case NUMERIC -> Optional.of(new Value.Num(BigDecimal.valueOf(cell.getNumericCellValue())));
            case BLANK -> Optional.empty();
            case FORMULA, ERROR, _NONE -> throw new AssertionError(cell.getCellType());
        };
    }

    private static String json(Value value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void moreRowsThanASheetHoldsGoToFurtherSheets() throws IOException {
        var items = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 25; i++) {
            items.add(Map.of("id", Value.Num.of(i)));
        }
        byte[] file =
                write(new XlsxExporter(11), new ListedRows("a/very:long*name of a table, longer than a sheet", items));
        assertEquals(items, read(file));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertEquals(3, workbook.getNumberOfSheets());
            assertEquals(11, workbook.getSheetAt(0).getPhysicalNumberOfRows());
            assertTrue(workbook.getSheetName(0).startsWith("a_very_long_name of"));
            assertTrue(workbook.getSheetName(2).endsWith(" (3)"));
        }
    }

    @Test
    void rowsWithoutValuesAreRows() throws IOException {
        List<Map<String, Value>> items = List.of(Map.of(), Map.of("id", Value.Num.of(1)), Map.of(), Map.of());
        assertEquals(items, read(write(new XlsxExporter(), new ListedRows("T", items))));
    }

    @Test
    void nothingInAnItemIsAFormula() throws IOException {
        var rows = new ListedRows(
                "T", List.of(Map.of("=A1", new Value.Text("=1+1")), Map.of("=A1", new Value.Text("+1"))));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(write(new XlsxExporter(), rows)))) {
            for (var row : workbook.getSheetAt(0)) {
                assertEquals(CellType.STRING, row.getCell(0).getCellType());
            }
            assertEquals("=1+1", workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotCut() {
        var rows = new ListedRows("T", List.of(Map.of("long", new Value.Text("x".repeat(40_000)))));
        var refusal = assertThrows(ToolException.class, () -> write(new XlsxExporter(), rows));
        assertTrue(refusal.getMessage().contains("32767"));
        assertTrue(refusal.getMessage().contains("long"));
    }

    private static byte[] write(Exporter exporter, Rows rows) throws IOException {
        var out = new ByteArrayOutputStream();
        exporter.write(rows, out, new FakeCall());
        return out.toByteArray();
    }
}
