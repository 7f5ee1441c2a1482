// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.engine.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** The engine's serializer, and nothing else of it. */
public final class EngineParser implements Parser, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    public EngineParser() {
        try {
            connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public JsonNode parse(String sql) {
        try {
            var tree = JSON.readTree(ask("select json_serialize_sql(?::VARCHAR)", sql));
            if (tree.path("error").asBoolean()) {
                throw new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        tree.path("error_message").asText());
            }
            return tree;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String text(JsonNode tree) {
        return ask("select json_deserialize_sql(?::JSON)", tree.toString());
    }

    private String ask(String question, String about) {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, about);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
