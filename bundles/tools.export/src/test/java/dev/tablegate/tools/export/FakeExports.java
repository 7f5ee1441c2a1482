// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.Exports;
import dev.tablegate.api.tool.Call;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One export, which is done after it was looked at some times. */
final class FakeExports implements Exports {

    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");

    final List<ExportRequest> started = new ArrayList<>();
    private Status end = Status.DONE;
    private String waits = "";
    private int looks;

    FakeExports(int looks) {
        this.looks = looks;
    }

    FakeExports endingAs(Status status) {
        end = status;
        return this;
    }

    FakeExports waiting(String why) {
        waits = why;
        return this;
    }

    @Override
    public List<Format> formats() {
        return List.of(new Format("csv", "CSV", "text/csv", "csv", true));
    }

    @Override
    public Export start(ExportRequest request, Call call) {
        started.add(request);
        return shown(Status.RUNNING);
    }

    @Override
    public List<Export> list(Call call) {
        return List.of();
    }

    @Override
    public Optional<Export> find(String id, Call call) {
        return id.equals("one") ? Optional.of(shown(looks-- > 0 ? Status.RUNNING : end)) : Optional.empty();
    }

    @Override
    public void cancel(String id, Call call) {
        looks = 0;
        end = Status.CANCELLED;
    }

    private Export shown(Status status) {
        var file = new Export.File(
                "Orders.csv",
                "text/csv",
                12,
                "ab",
                URI.create("tablegate://files/f"),
                URI.create("tablegate://files/m"));
        return new Export(
                "one",
                "csv",
                "Table Orders",
                status,
                7,
                1.5,
                status == Status.FAILED ? "The disk is full." : status == Status.RUNNING ? waits : "",
                status == Status.DONE ? Optional.of(file) : Optional.empty(),
                BEGAN,
                BEGAN,
                BEGAN.plusSeconds(86_400),
                URI.create("http://127.0.0.1:7420/system/console/tablegate-exports?export=one"));
    }
}
