// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.console.ConsolePage;
import dev.tablegate.console.Frame;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Jobs;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rules that change many items: all of them, and with {@code ?job=ID} one. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-jobs",
            "felix.webconsole.title=Bulk updates",
            "felix.webconsole.category=Tablegate"
        })
public final class JobsPage extends ConsolePage {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient Jobs jobs;
    private final transient Profiles profiles;
    private final transient JobDecisions decisions;

    @Activate
    public JobsPage(@Reference Frame frame, @Reference Jobs jobs, @Reference Profiles profiles) {
        super("jobs.jte", frame);
        this.jobs = jobs;
        this.profiles = profiles;
        this.decisions = new JobDecisions(jobs, profiles);
    }

    @Override
    protected String template(HttpServletRequest request) {
        return parameter(request, "job").isEmpty() ? super.template(request) : "changes/job.jte";
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        String id = parameter(request, "job");
        String person = person(request);
        Above above = Above.brought(request);
        if (id.isEmpty()) {
            List<JobView> all =
                    jobs.list(MOST).stream().map(shown -> view(shown, person)).toList();
            return Map.of(
                    "waiting", all.stream().filter(JobView::endable).toList(),
                    "ended", all.stream().filter(view -> !view.endable()).toList(),
                    "above", above);
        }
        Optional<JobView> view = jobs.find(id).map(shown -> view(shown, person));
        return Map.of("view", view, "above", above);
    }

    private JobView view(Jobs.Shown shown, String person) {
        return new JobView(shown, profiles.find(shown.job().profile()), person);
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        try {
            Decided decided = decisions.decide(Wish.of(request), person);
            decided.above().bring(request);
            return Done.well(decided.sentence());
        } catch (Mistyped again) {
            Above.asking(again.step()).bring(request);
            throw again;
        } catch (ToolException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
