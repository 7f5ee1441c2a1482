// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import dev.tablegate.bench.peer.FloorServer;
import dev.tablegate.bench.peer.SdkServer;
import dev.tablegate.bench.process.Child;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A server of {@code dev.tablegate.bench.peer} in a JVM of its own. */
record JavaPeer(String id, Class<?> main, Places places) implements Contestant {

    /** The heap and the collector of Tablegate's own start script, so that these make no difference. */
    private static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx1g", "-XX:+UseSerialGC");

    static JavaPeer sdk(Places places) {
        return new JavaPeer("java-sdk", SdkServer.class, places);
    }

    static JavaPeer floor(Places places) {
        return new JavaPeer("floor", FloorServer.class, places);
    }

    @Override
    public void prepare() {
        // The build made everything it needs.
    }

    @Override
    public Server start(URI dynamo) throws IOException, InterruptedException {
        long start = System.nanoTime();
        return Server.listening(Child.java(OPTIONS, main, List.of(dynamo.toString()), places.log(id)), start);
    }
}
