// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.export.Export;
import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exports with one text wherever there is one. */
final class SampleExports implements ExportFiles {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    final List<String> done = new ArrayList<>();
    private final String owner;

    SampleExports(String owner) {
        this.owner = owner;
    }

    static Shown shown(String text, String owner) {
        var link = URI.create("tablegate://files/f");
        var file = new Export.File(text, text, 2048, text, link, link);
        var export = new Export(
                text,
                text,
                text,
                Export.Status.DONE,
                7,
                1.5,
                text,
                Optional.of(file),
                NOW,
                NOW,
                NOW,
                URI.create("http://127.0.0.1:7420/"));
        return new Shown(export, text, text, owner, text);
    }

    @Override
    public List<Shown> list(int limit) {
        return List.of(shown("one", owner));
    }

    @Override
    public Optional<Shown> find(String id) {
        return list(1).stream().filter(shown -> shown.export().id().equals(id)).findFirst();
    }

    @Override
    public Download download(String id, Part part, String person) {
        done.add("download " + part + " by " + person);
        byte[] bytes = "a,b".getBytes(StandardCharsets.UTF_8);
        var file = new Workspace.File("f", "a", "x\"\r\n.html", "text/html", bytes.length, "", NOW, NOW);
        return new Download(file, new ByteArrayInputStream(bytes));
    }

    @Override
    public void delete(String id, String person) {
        done.add("delete by " + person);
    }
}
