// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for TPC-H over tables in memory holds over DynamoDB Local, too. */
class LocalTpchTest {

    private static LocalTables local;
    private static TpchJudge judge;

    @BeforeAll
    static void load() throws SQLException {
        var data = new Tpch();
        local = new LocalTables();
        data.into(local::add);
        judge = new TpchJudge(data);
    }

    @AfterAll
    static void close() throws SQLException {
        judge.close();
        local.close();
    }

    @ParameterizedTest
    @MethodSource("dev.tablegate.sql.judge.TpchJudge#queries")
    void agreesWithTablesOfTheSchema(String query) throws SQLException, IOException {
        judge.check(query, local.tables());
    }
}
