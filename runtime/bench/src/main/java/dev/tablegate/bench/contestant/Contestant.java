// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A server that can be measured. */
public sealed interface Contestant permits JavaPeer, TypeScriptPeer, Tablegate {

    /** What the command line calls it. */
    String id();

    /** Does once what must not be part of the time to start. */
    void prepare() throws IOException, InterruptedException;

    /** Starts it against a DynamoDB. */
    Server start(URI dynamo) throws IOException, InterruptedException;

    /** All of them. */
    static List<Contestant> all(Places places) {
        return List.of(new Tablegate(places), JavaPeer.sdk(places), new TypeScriptPeer(places), JavaPeer.floor(places));
    }
}
