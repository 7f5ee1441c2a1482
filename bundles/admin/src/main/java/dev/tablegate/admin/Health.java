// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the server is, by all health checks of the tag. */
@Component(service = Health.class)
public final class Health {

    /** The tag of the checks that count. */
    public static final String TAG = "tablegate";

    private final HealthCheckExecutor executor;

    @Activate
    public Health(@Reference HealthCheckExecutor executor) {
        this.executor = executor;
    }

    /**
     * How it is.
     *
     * @param ready whether clients can be served
     * @param problems a sentence for each thing that is not as it should be
     */
    record Report(boolean ready, List<String> problems) {}

    Report report() {
        List<Result> results = executor
                .execute(
                        HealthCheckSelector.tags(TAG), new HealthCheckExecutionOptions().setForceInstantExecution(true))
                .stream()
                .map(HealthCheckExecutionResult::getHealthCheckResult)
                .toList();
        boolean ready = !results.isEmpty()
                && results.stream().allMatch(result -> result.getStatus().compareTo(Result.Status.WARN) <= 0);
        return new Report(ready, results.stream().flatMap(Health::problems).toList());
    }

    private static Stream<String> problems(Result result) {
        return StreamSupport.stream(result.spliterator(), false)
                .filter(entry -> entry.getStatus() != Result.Status.OK)
                .map(ResultLog.Entry::getMessage);
    }
}
