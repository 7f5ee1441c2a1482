// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.backend.BenchTable;
import dev.tablegate.bench.backend.ReplayStub;
import dev.tablegate.bench.backend.Shop;
import dev.tablegate.bench.backend.ShopStub;
import dev.tablegate.bench.contestant.Places;
import dev.tablegate.bench.load.Expectation;
import dev.tablegate.bench.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The DynamoDB behind the measured servers, a process of its own.
 *
 * @param name what the report calls it
 * @param child its process
 * @param endpoint where it listens
 * @param expectation which item it gives
 * @param items how many items are asked for
 */
public record Backend(String name, Child child, URI endpoint, Expectation expectation, int items)
        implements AutoCloseable {

    private static final int STUB_ITEMS = 100_000;

    /** Starts the stub, which waits so long before each answer. */
    static Backend stub(Places places, int delayMillis) throws IOException, InterruptedException {
        List<String> jvm = List.of("-Xmx256m", "-XX:+UseSerialGC");
        List<String> arguments = List.of(Integer.toString(delayMillis), "1", "0");
        Child child = Child.java(jvm, ReplayStub.class, arguments, places.log("stub"));
        URI endpoint = URI.create("http://127.0.0.1:" + child.printed("port="));
        String name = delayMillis == 0 ? "stub" : "stub, " + delayMillis + " ms";
        return new Backend(name, child, endpoint, Expectation.RECORDED_ITEM, STUB_ITEMS);
    }

    /** Starts DynamoDB Local and fills its table. */
    static Backend local(Places places, int items) throws IOException, InterruptedException {
        return local(places, items, table -> table.fill(items));
    }

    /** The stub that has many rows. */
    public static Backend shopStub(Places places, int delayMillis) throws IOException, InterruptedException {
        Child child = Child.java(
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                ShopStub.class,
                List.of(Integer.toString(delayMillis)),
                places.log("shop-stub"));
        URI endpoint = URI.create("http://127.0.0.1:" + child.printed("port="));
        String name = delayMillis == 0 ? "stub" : "stub, " + delayMillis + " ms";
        return new Backend(name, child, endpoint, Expectation.RECORDED_ITEM, Shop.ORDERS);
    }

    /** DynamoDB Local with the same rows. */
    public static Backend shopLocal(Places places) throws IOException, InterruptedException {
        return local(places, Shop.ORDERS, BenchTable::fillShop);
    }

    private static Backend local(Places places, int items, Consumer<BenchTable> fill)
            throws IOException, InterruptedException {
        Path lib = places.root().resolve("runtime/dynamodb-local/target/home/lib");
        if (!Files.isDirectory(lib)) {
            throw new IOException("There is no DynamoDB Local at " + lib + ": build runtime/dynamodb-local first.");
        }
        List<String> command = List.of(
                Child.javaCommand(),
                "-Xmx1g",
                "-Djava.library.path=" + lib,
                "-cp",
                lib + "/*",
                "dev.tablegate.dynamodb.local.Main",
                "--port",
                "0");
        Child child = Child.start(command, places.root(), places.log("dynamodb-local"));
        URI endpoint = URI.create(child.printed("ready "));
        try (BenchTable table = new BenchTable(endpoint)) {
            fill.accept(table);
        }
        return new Backend("DynamoDB Local", child, endpoint, Expectation.ASKED_ITEM, items);
    }

    @Override
    public void close() {
        child.close();
    }
}
