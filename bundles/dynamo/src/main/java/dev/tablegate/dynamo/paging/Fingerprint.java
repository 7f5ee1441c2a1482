// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a request reads, as a digest: everything but bounds, consistency and cursor, which may change from page to page. */
public final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(String operation) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        add(operation);
    }

    /** Of a query. */
    public static Fingerprint of(QueryRequest request) {
        var print = new Fingerprint("query");
        print.add(request.table()).add(request.index().orElse(""));
        print.add(request.key().size());
        new TreeMap<>(request.key()).forEach((name, value) -> print.add(name).add(value));
        print.add(request.sort().map(Filter.Test::new));
        print.add(request.filter()).add(request.projection());
        return print.add(Boolean.toString(request.ascending()))
                .add(request.select().name());
    }

    /** Of a scan. */
    public static Fingerprint of(ScanRequest request) {
        var print = new Fingerprint("scan");
        print.add(request.table()).add(request.index().orElse(""));
        print.add(request.filter()).add(request.projection());
        return print.add(request.segments()).add(request.select().name());
    }

    String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Fingerprint add(Optional<? extends Filter> filter) {
        add(filter.isPresent() ? "some" : "none");
        filter.ifPresent(this::add);
        return this;
    }

    private void add(Filter filter) {
        add(filter.getClass().getSimpleName());
        switch (filter) {
            case Filter.Test(var condition) -> add(condition);
            case Filter.And(var filters) -> addAll(filters);
            case Filter.Or(var filters) -> addAll(filters);
            case Filter.Not(var inner) -> add(inner);
        }
    }

    private void addAll(List<Filter> filters) {
        add(filters.size());
        filters.forEach(this::add);
    }

    private void add(Condition condition) {
        add(condition.attribute()).add(condition.operator().name());
        add(condition.operands().size());
        condition.operands().forEach(this::add);
    }

    /** DynamoDB JSON, because the text of binary does not hold its bytes. */
    private Fingerprint add(Value value) {
        return add(DynamoJson.wrap(value).toString());
    }

    private Fingerprint add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    private Fingerprint add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return this;
    }

    /** With its length, so that two texts are never taken for two others. */
    private Fingerprint add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }
}
