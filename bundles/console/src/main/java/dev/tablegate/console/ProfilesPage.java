// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.access.Grants;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.Exposure;
import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.OwnProfiles;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.SignIns;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The profiles: which are exposed, where people sign in for them, and those that were made here. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-profiles",
            "felix.webconsole.title=Profiles",
            "felix.webconsole.category=Tablegate"
        })
public final class ProfilesPage extends ConsolePage {

    private static final long serialVersionUID = 1L;
    private static final String REFUSED = "dev.tablegate.refused";

    private final transient Profiles profiles;
    private final transient Exposure exposure;
    private final transient Grants grants;
    private final transient OwnProfiles own;
    private final transient OneTimeCodes codes;
    private final transient SignIns signIns;
    private final transient Meter meter;

    @Activate
    public ProfilesPage(
            @Reference Frame frame,
            @Reference Profiles profiles,
            @Reference Exposure exposure,
            @Reference Grants grants,
            @Reference OwnProfiles own,
            @Reference OneTimeCodes codes,
            @Reference SignIns signIns,
            @Reference Meter meter) {
        super("profiles.jte", frame);
        this.profiles = profiles;
        this.exposure = exposure;
        this.grants = grants;
        this.own = own;
        this.codes = codes;
        this.signIns = signIns;
        this.meter = meter;
    }

    /**
     * A profile as it is listed.
     *
     * @param target what it points at; empty if it is not exposed, or that cannot be told
     * @param own whether it was made here
     * @param readToday the read units that its connections consumed today
     */
    public record Row(Profile profile, boolean exposed, String target, boolean own, double readToday) {

        /** What was read today, and of how much. */
        public String read() {
            String read = String.format(Locale.ROOT, "%,.1f", readToday);
            long budget = profile.policy().budget().unitsPerDay();
            return budget == 0
                    ? read + " read units"
                    : String.format(Locale.ROOT, "%s of %,d read units", read, budget);
        }

        /** The other budgets, in words; empty if there are none. */
        public String budgets() {
            var budget = profile.policy().budget();
            return Stream.of(
                            words(budget.unitsPerCall(), " read units a call"),
                            words(budget.itemsPerCall(), " items a call"),
                            words(budget.unitsPerConnection(), " read units a connection and day"),
                            words(budget.rowsPerExport(), " rows an export"))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
        }

        /** Whether nothing is left for today. */
        public boolean usedUp() {
            long budget = profile.policy().budget().unitsPerDay();
            return budget > 0 && readToday >= budget;
        }

        private static Optional<String> words(long figure, String unit) {
            return figure == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "%,d%s", figure, unit));
        }

        /** Whose approval a commit needs. */
        public String commits() {
            return switch (profile.policy().approvers()) {
                case 0 -> "nobody's";
                case 1 -> "one person's";
                default -> "two people's";
            };
        }

        /** Which tables connections see. */
        public String tables() {
            String allowed = profile.tables().allow().isEmpty()
                    ? "all"
                    : String.join(", ", profile.tables().allow());
            return profile.tables().deny().isEmpty()
                    ? allowed
                    : allowed + ", without "
                            + String.join(", ", profile.tables().deny());
        }
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        List<OwnProfile> made = own.list();
        List<Profile> all = profiles.list();
        Set<String> slugs = made.stream().map(OwnProfile::slug).collect(Collectors.toSet());
        Set<String> there = all.stream().map(Profile::slug).collect(Collectors.toSet());
        return Map.of(
                "lost",
                made.stream()
                        .map(OwnProfile::slug)
                        .filter(slug -> !there.contains(slug))
                        .toList(),
                "rows",
                all.stream()
                        .map(profile -> new Row(
                                profile,
                                profiles.exposed(profile.slug()),
                                profiles.target(profile.slug()).orElse(""),
                                slugs.contains(profile.slug()),
                                meter.today(profile.slug()).readUnits()))
                        .toList(),
                "remarks",
                profiles.remarks(),
                "awsNames",
                own.awsNames(),
                "codes",
                codes.waiting(),
                "places",
                signIns.places(),
                "draft",
                draft(request, made));
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String slug = parameter(request, "slug");
        return switch (parameter(request, "action")) {
            case "save" -> save(request, person);
            case "remove" ->
                Done.well(own.remove(slug, person) ? "Removed, with its connections." : "It was gone already.");
            case "sign-in" -> {
                var begun = signIns.begin(parameter(request, "place"), person);
                yield Done.well("Open the page of AWS below. It must show the code " + begun.code() + ".");
            }
            default -> expose(slug, parameter(request, "exposed").equals("true"), person);
        };
    }

    private Done expose(String slug, boolean on, String person) {
        if (on) {
            exposure.expose(slug, person);
            return Done.well("Exposed. Clients can be connected to it.");
        }
        exposure.unexpose(slug, person);
        // Here and now: whoever exposes it again at once must not bring back what has ended.
        grants.revokeAll(slug, person);
        return Done.well("Not exposed any more. Its connections have ended.");
    }

    private Done save(HttpServletRequest request, String person) {
        // What was typed stays in the form if it is refused.
        request.setAttribute(REFUSED, true);
        own.save(ProfileForm.meant(request), person);
        request.removeAttribute(REFUSED);
        return Done.well("Saved. Connections see the change with their next request.");
    }

    private static ProfileForm draft(HttpServletRequest request, List<OwnProfile> made) {
        if (request.getAttribute(REFUSED) != null) {
            String slug = parameter(request, "slug").strip();
            return ProfileForm.typed(
                    request, made.stream().anyMatch(one -> one.slug().equals(slug)));
        }
        String wanted = parameter(request, "edit");
        return made.stream()
                .filter(one -> one.slug().equals(wanted))
                .findFirst()
                .map(ProfileForm::of)
                .orElseGet(() -> ProfileForm.empty(parameter(request, "base")));
    }
}
