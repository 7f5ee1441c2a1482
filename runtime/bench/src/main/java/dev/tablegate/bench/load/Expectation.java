// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import dev.tablegate.bench.backend.BenchItem;
import dev.tablegate.bench.http.Message;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Decides whether an answer is the one that was asked for. */
public enum Expectation {
    /** The stub answers each key with the one recorded item. */
    RECORDED_ITEM {
        @Override
        String pk(int index) {
            return BenchItem.pk(0);
        }
    },
    ASKED_ITEM {
        @Override
        String pk(int index) {
            return BenchItem.pk(index);
        }
    };

    abstract String pk(int index);

    /** What is wrong with the answer, if anything. */
    Optional<String> fault(Message answer, int index) {
        String body = new String(answer.body(), UTF_8);
        boolean right = answer.status() == 200
                && body.contains(pk(index))
                && body.contains(BenchItem.NOTE)
                && !body.contains("\"isError\":true");
        return right ? Optional.empty() : Optional.of(answer.status() + " " + body);
    }
}
