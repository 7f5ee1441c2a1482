// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A change without its images, as it is kept: small, so that thousands can be looked through.
 *
 * @param number its number in the set
 * @param kind what becomes of the item
 * @param table its table
 * @param key its complete primary key
 * @param reasons why, one for each write that gave one
 * @param rejected whether people took it out
 * @param rejectedAttributes what people keep as it was
 * @param read when the base was read
 * @param outcome what became of it
 * @param note a sentence about the outcome; may be empty
 * @param images which images belong to it
 * @param bytes the larger of the item before and after, as DynamoDB counts it
 * @param hash stands for everything that is staged, images included
 */
public record Head(
        int number,
        Kind kind,
        String table,
        Map<String, Value> key,
        List<String> reasons,
        boolean rejected,
        Set<String> rejectedAttributes,
        Instant read,
        Outcome outcome,
        String note,
        Images images,
        long bytes,
        String hash) {

    private static final int UNIT = 1024;

    /**
     * Where the images of a change are kept.
     *
     * @param revision rises with each new content
     * @param parts how many records hold them
     * @param bytes how much they count for the quota
     */
    public record Images(int revision, int parts, long bytes) {}

    /** Whether it would be written if the set were committed now. */
    boolean waits() {
        return !rejected && outcome == Outcome.PENDING;
    }

    Planned.Sketch sketch() {
        return new Planned.Sketch(number, bytes);
    }

    /** What writing it consumes: transactions cost double. */
    long units() {
        return 2 * Math.max(1, (bytes + UNIT - 1) / UNIT);
    }

    Head numbered(int now, Images kept) {
        return new Head(
                now, kind, table, key, reasons, rejected, rejectedAttributes, read, outcome, note, kept, bytes, hash);
    }

    Head with(Outcome now, String sentence) {
        return new Head(
                number,
                kind,
                table,
                key,
                reasons,
                rejected,
                rejectedAttributes,
                read,
                now,
                sentence,
                images,
                bytes,
                hash);
    }

    Head rejecting(boolean whole, Set<String> attributes, long size) {
        return new Head(number, kind, table, key, reasons, whole, attributes, read, outcome, note, images, size, hash);
    }
}
