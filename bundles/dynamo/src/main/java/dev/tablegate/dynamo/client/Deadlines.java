// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.api.tool.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** How much time a call has left, and the SDK's configuration that holds it to that. */
public final class Deadlines {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Map<Long, AwsRequestOverrideConfiguration> BY_SECONDS = new ConcurrentHashMap<>();

    private Deadlines() {}

    /** What is left, never negative. */
    public static Duration left(Call call) {
        var now = Instant.now();
        if (call.deadline().isAfter(now.plus(LONGEST))) {
            return LONGEST;
        }
        var left = Duration.between(now, call.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Ends a request, with its retries, within a second of the deadline; whole seconds are enough, and can be shared. */
    public static AwsRequestOverrideConfiguration of(Call call) {
        return BY_SECONDS.computeIfAbsent(
                left(call).toSeconds() + 1,
                seconds -> AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(Duration.ofSeconds(seconds))
                        .build());
    }

    /** Ends a request so long before the deadline that there is time to say what was read. */
    public static AwsRequestOverrideConfiguration before(Call call, Duration margin) {
        var left = left(call).minus(margin);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
                .build();
    }
}
