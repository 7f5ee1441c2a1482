// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.tck.FakeTables;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of TPC-H give over items what they give over the same rows in tables with the types of its schema. */
class TpchTest {

    private static final FakeTables TABLES = new FakeTables().pageSize(300);
    private static TpchJudge judge;

    @BeforeAll
    static void load() throws SQLException {
        var data = new Tpch();
        data.into(TABLES::add);
        judge = new TpchJudge(data);
    }

    @AfterAll
    static void close() throws SQLException {
        judge.close();
    }

    @ParameterizedTest
    @MethodSource("dev.tablegate.sql.judge.TpchJudge#queries")
    void agreesWithTablesOfTheSchema(String query) throws SQLException, IOException {
        judge.check(query, TABLES);
    }
}
