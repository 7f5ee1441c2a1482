// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.profile.Exposure;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The profiles, and which of them are exposed. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-profiles",
            "felix.webconsole.title=Profiles",
            "felix.webconsole.category=Tablegate"
        })
public final class ProfilesPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient Profiles profiles;
    private final transient Exposure exposure;

    @Activate
    public ProfilesPage(@Reference Sessions sessions, @Reference Profiles profiles, @Reference Exposure exposure) {
        super("profiles.jte", sessions);
        this.profiles = profiles;
        this.exposure = exposure;
    }

    /** A profile as it is listed. */
    public record Row(Profile profile, boolean exposed, String target) {}

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        return Map.of(
                "rows",
                        profiles.list().stream()
                                .map(profile -> new Row(
                                        profile,
                                        profiles.exposed(profile.slug()),
                                        profiles.target(profile.slug()).orElse("")))
                                .toList(),
                "remarks", profiles.remarks());
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        String slug = parameter(request, "slug");
        if (parameter(request, "exposed").equals("true")) {
            exposure.expose(slug, person);
            return Done.well("Exposed. Clients can be connected to it.");
        }
        exposure.unexpose(slug, person);
        return Done.well("Not exposed any more. Its connections have ended.");
    }
}
