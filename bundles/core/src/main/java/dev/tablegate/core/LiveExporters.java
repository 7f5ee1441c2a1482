// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Exports.Format;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.export.CompiledExporter;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.core.power.ExportLoan;
import dev.tablegate.core.registry.Lease;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.host.export.Exporters;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exporters that bundles of this framework offer. Every one of them sees twins only, wherever it comes from. */
@Component
public final class LiveExporters implements Exporters {

    private static final Logger LOG = LoggerFactory.getLogger(LiveExporters.class);

    /** How long an export waits for an exporter whose bundle is being updated. */
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Shelf<Exporter, CompiledExporter> exporters;
    private final CallDesk desk;

    @Activate
    public LiveExporters(@Reference LiveCatalog catalog, @Reference CallDesk desk) {
        this(catalog.contributions().exporters(), desk);
    }

    LiveExporters(Shelf<Exporter, CompiledExporter> exporters, CallDesk desk) {
        this.exporters = exporters;
        this.desk = desk;
    }

    @Override
    public List<Format> formats() {
        return exporters.listed().values().stream()
                .map(CompiledExporter::format)
                .toList();
    }

    @Override
    public Optional<Format> find(String format) {
        return exporters.find(format).map(CompiledExporter::format);
    }

    @Override
    public void write(String format, Rows rows, OutputStream out, Call call) throws IOException {
        var loan = new ExportLoan(desk, rows, out, call);
        try (loan;
                var lease = lease(format, loan)) {
            lease.content().exporter().write(loan.rows(), loan.stream(), loan.call());
            boolean whole = loan.finish();
            loan.rethrow();
            if (!whole) {
                throw new IllegalStateException("the exporter did not take all rows");
            }
        } catch (Throwable thrown) {
            // The one place where everything from an exporter ends, Errors of its class loader included.
            call.checkCancelled();
            loan.rethrow();
            throw failure(format, call, thrown);
        }
    }

    private Lease<CompiledExporter> lease(String format, ExportLoan loan) throws InterruptedException {
        return exporters
                .lease(format, loan, System.nanoTime() + WAIT.toNanos())
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no such format. The formats are "
                                + String.join(", ", exporters.listed().keySet()) + "."));
    }

    private static ToolException failure(String format, Call call, Throwable thrown) {
        return switch (thrown) {
            case ToolException told -> told;
            case InterruptedException stopping -> {
                Thread.currentThread().interrupt();
                yield new ToolException(
                        ToolException.Standard.UNAVAILABLE,
                        "The export was interrupted; the server may be stopping. Start it again later.");
            }
            default -> {
                LOG.error("Call {} failed in the exporter of '{}'", call.id(), format, thrown);
                yield new ToolException(
                        ToolException.Standard.INTERNAL,
                        "The exporter of '" + format + "' failed inside. The cause stands in the server's log under the"
                                + " id " + call.id() + ". Use another format, or tell the operator this id.");
            }
        };
    }
}
