// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The bundle without DuckDB's: the service is there, and says what is missing. */
class WithoutEngineTest {

    @Test
    void theServiceSaysWhichBundleIsMissing() throws Exception {
        var constructor = new Bare()
                .loadClass(LiveSql.class.getName())
                .getConstructor(
                        Tables.class,
                        SnapshotKeeper.class,
                        Profiles.class,
                        Meter.class,
                        Class.forName(LiveSql.Config.class.getName(), false, LiveSqlTest.class.getClassLoader()));
        Sql sql = (Sql) constructor.newInstance(
                new FakeTables(), new KeptRows(), new MemoryProfiles(), new FakeMeter(), new Defaults());
        var refusal =
                assertThrows(ToolException.class, () -> sql.run(new SqlRequest("select 1", true, 1), new FakeCall()));
        assertEquals(ToolException.Standard.UNAVAILABLE, refusal.code());
        assertTrue(refusal.getMessage().contains("org.duckdb.duckdb_jdbc"), refusal.getMessage());
    }

    /** Defines our classes anew, and knows no DuckDB, as the framework does where its bundle is missing. */
    private static final class Bare extends ClassLoader {

        Bare() {
            super(WithoutEngineTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.duckdb.")) {
                throw new ClassNotFoundException(name);
            }
            boolean ours = name.startsWith("dev.tablegate.sql.") && !name.endsWith("Config");
            Class<?> known = findLoadedClass(name);
            return known != null || !ours ? known != null ? known : super.loadClass(name, resolve) : define(name);
        }

        private Class<?> define(String name) {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
