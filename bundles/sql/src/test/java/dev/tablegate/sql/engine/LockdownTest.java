// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a hostile statement tries if nothing stands before the engine itself. */
class LockdownTest {

    private static final int MEGABYTES = 64;

    @TempDir
    Path folder;

    private final Instance engine = new Engines().open(MEGABYTES);

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<String> outside() {
        return Stream.of(
                "SELECT * FROM read_csv('FOLDER/secret.csv')",
                "SELECT * FROM read_csv_auto('FOLDER/secret.csv')",
                "SELECT * FROM read_text('FOLDER/secret.csv')",
                "SELECT * FROM read_blob('FOLDER/secret.csv')",
                "SELECT * FROM read_json('FOLDER/secret.csv')",
                "SELECT * FROM read_json_objects('FOLDER/secret.csv')",
                "SELECT * FROM read_ndjson('FOLDER/secret.csv')",
                "SELECT * FROM read_parquet('FOLDER/secret.csv')",
                "SELECT * FROM parquet_metadata('FOLDER/secret.csv')",
                "SELECT * FROM parquet_scan('FOLDER/secret.csv')",
                "SELECT * FROM read_duckdb('FOLDER/x.db')",
                "SELECT * FROM sniff_csv('FOLDER/secret.csv')",
                "SELECT * FROM glob('FOLDER/*')",
                "SELECT * FROM 'FOLDER/secret.csv'",
                "SELECT * FROM query('SELECT * FROM read_csv(''FOLDER/secret.csv'')')",
                "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''FOLDER/secret.csv'')'))",
                "SELECT * FROM read_csv('https://localhost:1/x.csv')",
                "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
                "COPY (SELECT 1) TO 'FOLDER/out.csv'",
                "COPY (SELECT 1) TO '/dev/stdout'",
                "CREATE TABLE t AS SELECT * FROM 'FOLDER/secret.csv'",
                "EXPORT DATABASE 'FOLDER/out'",
                "IMPORT DATABASE 'FOLDER'",
                "ATTACH 'FOLDER/x.db'",
                "ATTACH 'FOLDER/x.db' AS x (READ_ONLY)",
                "ATTACH ':memory:' AS m (TYPE sqlite)",
                "INSTALL httpfs",
                "LOAD httpfs",
                "LOAD 'FOLDER/x.duckdb_extension'",
                "FORCE INSTALL spatial FROM community",
                "UPDATE EXTENSIONS",
                "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
                "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
                "SELECT getenv('HOME')",
                "SET enable_external_access=true",
                "RESET enable_external_access",
                "SET GLOBAL memory_limit='10GB'",
                "SET threads=64",
                "SET temp_directory='FOLDER'",
                "SET lock_configuration=false",
                "PRAGMA enable_profiling",
                "PRAGMA profiling_output='FOLDER/out.json'",
                "SET log_query_path='FOLDER/log'",
                "CALL enable_logging(storage='file', storage_config={'path': 'FOLDER/log'})",
                "CALL enable_logging('QueryLog', storage_path='FOLDER/log')",
                "SET custom_extension_repository='http://localhost:1'",
                "SET home_directory='FOLDER'",
                "SET secret_directory='FOLDER'");
    }

    @ParameterizedTest
    @MethodSource("outside")
    void nothingLeadsOutOfTheEngine(String sql) throws Exception {
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,topsecret\n");
        var refusal = assertThrows(SQLException.class, () -> execute(sql.replace("FOLDER", folder.toString())));
        assertFalse(String.valueOf(refusal.getMessage()).contains("topsecret"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("secret.csv")), files.toList());
        }
    }

    @Test
    void nothingStaysForTheNextStatement() throws Exception {
        execute("CREATE TABLE left_behind (a INTEGER)");
        try (var next = new Engines().open(MEGABYTES);
                var statement = next.connection().createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("SELECT * FROM left_behind"));
        }
    }

    @Test
    void timeIsCountedInGreenwich() throws Exception {
        assertEquals("UTC", text("SELECT value FROM duckdb_settings() WHERE name = 'TimeZone'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT len(range(100000000000))",
                "SELECT len(range(0, 1000000000))",
                "SELECT len(generate_series(0, 1000000000, 1))",
                "SELECT len(range(1000000000, 0, -1))",
                "SELECT length(repeat('x', 1000000000))",
                "SELECT length(repeat(repeat(repeat('x', 5000), 5000), 5000))",
                "SELECT length(lpad('x', 2000000000, 'y'))",
                "SELECT length(rpad('x', 2000000000, 'y'))",
                "SELECT len(list_resize([1], 1000000000))",
                "SELECT len(array_resize([1], 1000000000, 5))",
                "SELECT length(format('{:>1000000000}', 'x'))",
                "SELECT length(printf('%1000000000d', 1))",
                "SELECT length(printf('%*d', 1000000000, 1))",
                "SELECT length(format('{:{}}', 'x', 1000000000))",
                "SELECT length(bar(1, 0, 1, 1000000000))",
                "SELECT bit_length(bitstring('1', 1000000000))",
                "SELECT length(replace(repeat('x', 10000), 'x', repeat('y', 10000)))",
                "SELECT length(regexp_replace(repeat('x', 10000), 'x', repeat('y', 10000), 'g'))",
                "SELECT levenshtein(repeat('x', 10000), repeat('y', 10000))",
                "SELECT damerau_levenshtein(repeat('x', 10000), repeat('y', 10000))",
                "SELECT json_contains(repeat('[', 10000) || repeat(']', 10000), '1')",
                "SELECT sleep_ms(60000)",
                "SELECT current_setting('memory_limit')"
            })
    void noFunctionMakesMuchOutOfLittle(String sql) {
        var refusal = assertThrows(SQLException.class, () -> execute(sql));
        assertTrue(String.valueOf(refusal.getMessage()).contains(Bounded.MARK), refusal.getMessage());
    }

    @Test
    void boundedFunctionsWorkAsEverWithinTheirBounds() throws Exception {
        assertEquals("xxx", text("SELECT repeat('x', 3)"));
        assertEquals("[0, 1, 2]", text("SELECT CAST(range(3) AS VARCHAR)"));
        assertEquals("[1, 3]", text("SELECT CAST(range(1, 5, 2) AS VARCHAR)"));
        assertEquals("[3, 2]", text("SELECT CAST(range(3, 1, -1) AS VARCHAR)"));
        assertEquals("[1, 2]", text("SELECT CAST(generate_series(1, 2) AS VARCHAR)"));
        assertEquals("007", text("SELECT lpad('7', 3, '0')"));
        assertEquals("a-b", text("SELECT replace('a b', ' ', '-')"));
        assertEquals("xbxc", text("SELECT regexp_replace('abac', 'a', 'x', 'g')"));
        assertEquals("xbac", text("SELECT regexp_replace('abac', 'a', 'x')"));
        assertEquals("3", text("SELECT levenshtein('kitten', 'sitting')"));
        assertEquals("5 of 7", text("SELECT format('{} of {}', 5, 7)"));
        assertEquals("1.50", text("SELECT printf('%.2f', 1.5::DOUBLE)"));
        assertEquals("100000", text("SELECT count(*) FROM range(100000)"));
        assertEquals("true", text("SELECT json_contains('[1, 2]', '2')"));
        assertEquals(null, text("SELECT repeat(NULL, 3)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM range(1000000000000)",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION SELECT n + 1 FROM r) SELECT count(*) FROM r",
                "SELECT max(a.range * b.range) FROM range(1000000) a CROSS JOIN range(1000000) b",
                "SELECT count(*) FROM range(100000000000) WHERE regexp_matches(range::VARCHAR, '(9*)*8$')",
                "SELECT sum(length(string_split(range::VARCHAR, '1')::VARCHAR)) FROM range(100000000000)"
            })
    void theDeadlineEndsWhatRunsOn(String sql) {
        var call = new FakeCall().withDeadline(Instant.now().plusMillis(300));
        var refusal = assertThrows(ToolException.class, () -> run(sql, call));
        assertEquals(ToolException.Standard.TIMED_OUT, refusal.code());
        assertTrue(Instant.now().isBefore(call.deadline().plus(Duration.ofSeconds(20))));
    }

    @Test
    void cancellationEndsWhatRunsOn() {
        var call = new FakeCall();
        Thread.ofVirtual().start(call::cancel);
        var refusal = assertThrows(ToolException.class, () -> run("SELECT count(*) FROM range(1000000000000)", call));
        assertEquals(ToolException.Standard.CANCELLED, refusal.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM range(100000000000)",
                "SELECT len(list(range)) FROM range(1000000000)",
                "SELECT count(DISTINCT range) FROM range(10000000000)",
                "SELECT string_agg(repeat('x', 10000)) FROM range(100000)",
                "SELECT range, count(*) FROM range(10000000000) GROUP BY range ORDER BY 2",
                "SELECT * FROM range(10000000000) ORDER BY hash(range)",
                "SELECT a.range FROM range(100000000) a JOIN range(100000000) b ON a.range = b.range + 1"
            })
    void memoryIsBounded(String sql) throws Exception {
        var call = new FakeCall().withDeadline(Instant.now().plusSeconds(4));
        long before = resident();
        var refusal = assertThrows(ToolException.class, () -> run(sql, call));
        assertTrue(
                refusal.getMessage().contains(MEGABYTES + " MB") || refusal.code() == ToolException.Standard.TIMED_OUT,
                refusal.getMessage());
        assertTrue(resident() - before < 512 << 10);
    }

    /** Kilobytes of this process in memory; 0 where the system does not tell. */
    private static long resident() throws Exception {
        var status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
    }

    @Test
    void anEngineWorksOnAfterARefusal() throws Exception {
        assertThrows(SQLException.class, () -> execute("SELECT * FROM 'x.csv'"));
        assertEquals("2", text("SELECT 1 + 1"));
    }

    private void run(String sql, FakeCall call) throws SQLException {
        try (var statement = engine.connection().createStatement();
                var watch = new Watch(call, statement)) {
            try {
                statement.execute(kept(sql));
            } catch (SQLException failure) {
                throw watch.reason()
                        .orElseGet(() ->
                                new Sentences(java.util.Map.of(), List.of(), new Registry(), MEGABYTES).of(failure));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = engine.connection().createStatement()) {
            statement.execute(kept(sql));
        }
    }

    /** As statements are run: their rows go into a table. */
    private static String kept(String sql) {
        return sql.startsWith("SELECT") || sql.startsWith("WITH") ? "CREATE TABLE answer AS " + sql : sql;
    }

    private String text(String sql) throws SQLException {
        try (var statement = engine.connection().createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
