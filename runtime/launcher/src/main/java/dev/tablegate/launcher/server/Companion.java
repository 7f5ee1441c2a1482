// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Status;
import java.io.Closeable;
import java.io.IOException;

/** What lives as long as the server does, beside it. */
public interface Companion extends Closeable {

    /** Starts it, before the server: the data directory is ours by then. */
    void start() throws IOException, InterruptedException;

    /** Called once the server is up, before anybody is told of it. */
    default void up(Status status) throws InterruptedException {}
}
