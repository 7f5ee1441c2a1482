// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import dev.tablegate.launcher.server.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that all verbs share: whose server is meant. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TABLEGATE_DATA:-${sys:user.home}/.tablegate}",
            description = "Data directory of the server (default: ~/.tablegate, or TABLEGATE_DATA).")
    private Path path = Path.of(".tablegate");

    DataDirectory directory() {
        return new DataDirectory(path.toAbsolutePath().normalize());
    }

    /** The running server of the data directory. */
    Admin admin() {
        return Admin.connect(directory());
    }
}
