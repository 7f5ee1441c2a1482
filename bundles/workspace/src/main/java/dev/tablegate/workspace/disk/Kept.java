// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.host.workspace.Workspace.File;

/**
 * A file as the store knows it.
 *
 * @param file what people see
 * @param key its key, sealed: with this record the content is gone
 */
record Kept(File file, String key) {

    String purpose() {
        return purpose(file.connection(), file.id());
    }

    static String purpose(String connection, String id) {
        return String.join("\n", "workspace", connection, id);
    }
}
