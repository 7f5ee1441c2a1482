// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Tables;
import dev.tablegate.host.write.Writer;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What runs work with.
 *
 * @param folder where the undo files are
 */
record Means(Desk desk, Tables tables, Writer writer, Path folder, Clock clock, Throttle.Pause pause) {

    UndoFile file(String job) {
        return new UndoFile(folder, job);
    }
}
