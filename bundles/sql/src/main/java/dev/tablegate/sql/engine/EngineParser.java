// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.json.Json;
import java.sql.SQLException;
import java.util.Optional;

/** Lets an engine without any table parse. It is opened when it is needed first, and serves one statement at a time. */
public final class EngineParser implements Parser, AutoCloseable {

    private static final int MOST_CHARACTERS = 100_000;
    private static final int MEGABYTES = 64;
    private static final String PARSE = "SELECT json_serialize_sql(?)";
    private static final String WRITE = "SELECT json_deserialize_sql(CAST(? AS JSON))";

    private final ObjectMapper json = Json.mapper();
    private final Opener opener;
    private Optional<Instance> engine = Optional.empty();

    public EngineParser() {
        this(new Engines());
    }

    EngineParser(Opener opener) {
        this.opener = opener;
    }

    @Override
    public JsonNode parse(String sql) {
        if (sql.length() > MOST_CHARACTERS) {
            throw refused("The statement is longer than " + MOST_CHARACTERS + " characters. Write a shorter one.");
        }
        JsonNode tree;
        try {
            tree = json.readTree(ask(PARSE, sql));
        } catch (SQLException refusal) {
            throw refused(Sentences.plain(refusal));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("the engine wrote no JSON", malformed);
        }
        if (tree.path("error").asBoolean()) {
            throw refused(sentence(sql, tree));
        }
        return tree;
    }

    @Override
    public String text(JsonNode tree) {
        try {
            return ask(WRITE, tree.toString());
        } catch (SQLException refusal) {
            throw new IllegalStateException("the engine does not take its own tree back", refusal);
        }
    }

    private static String sentence(String sql, JsonNode error) {
        String message = error.path("error_message").asText();
        if (message.startsWith("Only SELECT")) {
            return "Only SELECT statements are run. To change items, use the tools that stage changes.";
        }
        int at = error.path("position").asInt(-1);
        String where = at >= 0 && at < sql.length() && !message.contains(" at or near ")
                ? " near \"" + sql.substring(at, Math.min(sql.length(), at + 20)) + "\""
                : "";
        return "The statement cannot be read: " + message + where + ". Write one SELECT in DuckDB's dialect.";
    }

    private static ToolException refused(String sentence) {
        return new ToolException(Standard.INVALID_INPUT, sentence);
    }

    private String ask(String question, String argument) throws SQLException {
        Answer answer = Aside.run("sql-parse", () -> answer(question, argument));
        if (answer.failure().isPresent()) {
            throw answer.failure().get();
        }
        return answer.text();
    }

    /** One at a time: an engine has one connection, and parsing takes a millisecond. */
    private synchronized Answer answer(String question, String argument) {
        try {
            return new Answer(answered(question, argument), Optional.empty());
        } catch (SQLException failed) {
            return new Answer("", Optional.of(failed));
        }
    }

    private record Answer(String text, Optional<SQLException> failure) {}

    private String answered(String question, String argument) throws SQLException {
        if (engine.isEmpty()) {
            engine = Optional.of(opener.open(MEGABYTES));
        }
        try (var statement = engine.get().connection().prepareStatement(question)) {
            statement.setString(1, argument);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    @Override
    public synchronized void close() {
        engine.ifPresent(Instance::close);
        engine = Optional.empty();
    }
}
