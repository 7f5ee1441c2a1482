// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb that runs a SELECT statement. */
@Command(
        name = "sql",
        description = "Runs a SELECT statement over a profile's tables; prints rows, plan and cost.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOption connection = new ConnectionOption();

    @Parameters(paramLabel = "SQL", description = "The statement; - reads it from standard input.")
    private String sql = "";

    @Option(
            names = "--no-scan",
            description =
                    "Refuse to read whole tables. Without it they are read: who types a statement here pays for it.")
    private boolean noScan;

    @Option(names = "--explain", description = "Only say what it would read and cost.")
    private boolean explain;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most so many rows.")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--json", description = "Print exact JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ObjectNode arguments = JsonMapper.builder().build().createObjectNode().put("sql", statement());
        if (!explain) {
            arguments.put("allowScan", !noScan);
            limit.ifPresent(rows -> arguments.put("limit", rows));
        }
        return connection.use(ScopeName.read, client -> {
            var answer = new ToolAnswer(client.call(explain ? "explain" : "run_sql", arguments));
            return json ? answer.printJson() : answer.print();
        });
    }

    private String statement() throws IOException {
        return sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
    }
}
