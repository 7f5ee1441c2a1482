// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.console.ConsolePage;
import dev.tablegate.console.Frame;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What agents staged: all sets, and with {@code ?set=ID} one of them. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-changes",
            "felix.webconsole.title=Changes",
            "felix.webconsole.category=Tablegate"
        })
public final class ChangesPage extends ConsolePage {

    private static final long serialVersionUID = 1L;
    private static final int PENDING = 1_000;
    private static final int DONE = 30;

    private final transient Reviews reviews;
    private final transient Profiles profiles;
    private final transient SetPage page;
    private final transient SetDecisions decisions;

    @Activate
    public ChangesPage(@Reference Frame frame, @Reference Reviews reviews, @Reference Profiles profiles) {
        super("changes.jte", frame);
        this.reviews = reviews;
        this.profiles = profiles;
        this.page = new SetPage(reviews, profiles);
        this.decisions = new SetDecisions(reviews, profiles);
    }

    /** Sets of one profile. */
    public record Group(String slug, Optional<Profile> profile, List<Review> sets) {

        public Group {
            sets = List.copyOf(sets);
        }

        /** Whether a mistake would hurt; a profile that is gone cannot say that it would not. */
        public boolean production() {
            return profile.map(Profile::production).orElse(true);
        }
    }

    @Override
    protected String template(HttpServletRequest request) {
        return parameter(request, "set").isEmpty() ? super.template(request) : "changes/set.jte";
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        Above above = Above.brought(request);
        if (!parameter(request, "set").isEmpty()) {
            return Map.of("view", page.view(Query.of(request), person(request), byItself(request)), "above", above);
        }
        Map<String, List<Review>> pending = reviews.list(true, PENDING).stream()
                .collect(Collectors.groupingBy(review -> review.set().profile(), TreeMap::new, Collectors.toList()));
        List<Group> groups = pending.entrySet().stream()
                .map(group -> new Group(group.getKey(), profiles.find(group.getKey()), group.getValue()))
                .toList();
        return Map.of("groups", groups, "done", reviews.list(false, DONE), "above", above);
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
