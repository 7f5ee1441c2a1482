// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.export.Export;
import dev.tablegate.host.export.ExportFiles;
import java.util.Locale;
import java.util.Optional;

/** An export as the page shows it. */
public record ExportView(ExportFiles.Shown shown) {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};
    private static final int STEP = 1024;

    /**
     * Whether a person may see the export and take its file: operators, and the person who approved the connection. It
     * is their agent that made it, from a profile that they let it into.
     */
    static boolean mayHave(Person person, ExportFiles.Shown shown) {
        return person.operator() || person.name().equals(shown.owner());
    }

    public String id() {
        return shown.export().id();
    }

    public Export export() {
        return shown.export();
    }

    public Optional<Export.File> file() {
        return shown.export().file();
    }

    /** How far it is. */
    public String state() {
        return switch (shown.export().status()) {
            case RUNNING -> "runs";
            case DONE -> "done";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    public boolean running() {
        return shown.export().status() == Export.Status.RUNNING;
    }

    public String rows() {
        return String.format(Locale.ROOT, "%,d rows", shown.export().rows());
    }

    /** How large the file is. */
    public String size() {
        double size = file().map(Export.File::bytes).orElse(0L);
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    /** Where a part of it is downloaded. */
    public String link(ExportFiles.Part part) {
        return DownloadServlet.PATH + "?export=" + id() + (part == ExportFiles.Part.MANIFEST ? "&part=manifest" : "");
    }
}
