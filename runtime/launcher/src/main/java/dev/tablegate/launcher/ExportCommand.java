// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.launcher.client.Admin;
import dev.tablegate.launcher.client.McpClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb that makes a file of a table or of a statement's rows. */
@Command(
        name = "export",
        description = "Writes a table, or the rows of a SELECT statement, to a file.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOption connection = new ConnectionOption();

    // Not Optional inside: picocli would take their empty defaults for given ones.
    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "jsonl",
            description = "csv, json, jsonl, dynamodb-json, parquet, xlsx, ... (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(names = "--gzip", description = "Compress the file.")
    private boolean gzip;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; - for standard output (default: a name made of the source, here).")
    private Optional<String> output = Optional.empty();

    /** Where the rows come from. */
    static final class Source {

        @Option(names = "--table", paramLabel = "T", required = true, description = "A whole table.")
        private String table = "";

        @Option(names = "--sql", paramLabel = "SQL", required = true, description = "A SELECT statement.")
        private String sql = "";
    }

    @Override
    public Integer call() {
        return connection.use(ScopeName.full, this::export);
    }

    private int export(McpClient client, Admin admin) {
        output.map(Path::of).filter(Files::exists).ifPresent(file -> {
            throw taken(file);
        });
        ObjectNode arguments = JsonMapper.builder().build().createObjectNode().put("format", format);
        if (source.sql.isEmpty()) {
            arguments.put("table", source.table);
        } else {
            arguments.put("sql", source.sql).put("allowScan", true);
        }
        if (gzip) {
            arguments.put("compression", "gzip");
        }
        var answer = new ToolAnswer(client.call("export", arguments));
        while (!answer.failed() && answer.said().path("status").asText().equals("running")) {
            String id = answer.said().path("id").asText();
            answer = new ToolAnswer(client.call("export", arguments.removeAll().put("id", id)));
        }
        if (answer.failed() || !answer.said().path("status").asText().equals("done")) {
            answer.print();
            return 1;
        }
        save(answer.said(), admin);
        return 0;
    }

    private void save(JsonNode made, Admin admin) {
        String id = made.path("id").asText();
        if (output.equals(Optional.of("-"))) {
            admin.export(id, System.out);
            System.out.flush();
            return;
        }
        Path file = Path.of(output.orElse(made.path("file").path("name").asText()));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            admin.export(id, out);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        } catch (IOException e) {
            throw new Failure("Cannot write " + file + ".", e);
        }
        System.err.println(made.path("rows").asText() + " rows in " + file);
    }

    private static Failure taken(Path file) {
        return new Failure(file + " is there already. Name another file with --output.");
    }
}
