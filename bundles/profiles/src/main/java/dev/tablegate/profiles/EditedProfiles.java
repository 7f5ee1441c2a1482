// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Exposure;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.OwnProfiles;
import dev.tablegate.host.profile.Profiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the profiles that people make in the console, once they are right. */
@Component
public final class EditedProfiles implements OwnProfiles {

    private static final int MOST = 500;

    private final OwnBook own;
    private final ProfileBook configured;
    private final KnownProfiles known;
    private final Profiles profiles;
    private final Exposure exposure;
    private final Audit audit;

    @Activate
    public EditedProfiles(
            @Reference OwnBook own,
            @Reference ProfileBook configured,
            @Reference KnownProfiles known,
            @Reference Profiles profiles,
            @Reference Exposure exposure,
            @Reference Audit audit) {
        this.own = own;
        this.configured = configured;
        this.known = known;
        this.profiles = profiles;
        this.exposure = exposure;
        this.audit = audit;
    }

    @Override
    public List<OwnProfile> list() {
        return own.list();
    }

    @Override
    public List<String> awsNames() {
        return List.copyOf(new TreeSet<>(known.files().content().entries().keySet()));
    }

    @Override
    public void save(OwnProfile profile, String person) {
        Settings settings = Settings.of(profile);
        if (settings.awsProfile().isEmpty() && !Settings.Endpoint.isLoopback(settings.endpoint())) {
            throw new IllegalArgumentException("Choose the AWS profile that it is based on, or give the address of a"
                    + " DynamoDB on this machine, such as http://127.0.0.1:8000.");
        }
        known.check(settings);
        if (configured.find(profile.slug()).isPresent()) {
            throw new IllegalArgumentException(
                    "A configuration file describes the profile \"" + profile.slug() + "\" already. Change it there.");
        }
        boolean fresh = own.find(profile.slug()).isEmpty();
        if (fresh && own.list().size() >= MOST) {
            throw new IllegalArgumentException("There are " + MOST + " profiles already. Remove one first.");
        }
        record(fresh ? "create-profile" : "change-profile", profile.slug(), person, details(profile));
        own.put(profile);
    }

    @Override
    public boolean remove(String slug, String person) {
        if (own.find(slug).isEmpty()) {
            return false;
        }
        record("remove-profile", slug, person, Map.of());
        // Whatever takes the slug next was exposed by nobody.
        if (profiles.exposed(slug)) {
            exposure.unexpose(slug, person);
        }
        own.remove(slug);
        return true;
    }

    private static Map<String, Object> details(OwnProfile profile) {
        var details = new HashMap<String, Object>(Map.of(
                "production", profile.production(),
                "awsProfile", profile.awsProfile(),
                "region", profile.region(),
                "endpoint", profile.endpoint(),
                "tables", String.join(",", profile.tables().allow()),
                "without", String.join(",", profile.tables().deny()),
                "codeInForm", profile.policy().codeInForm(),
                "valuesInAudit", profile.policy().valuesInAudit()));
        details.put("label", profile.label());
        details.put("approvers", profile.policy().approvers());
        var budget = profile.policy().budget();
        details.put("budgetCallUnits", budget.unitsPerCall());
        details.put("budgetCallItems", budget.itemsPerCall());
        details.put("budgetConnectionUnits", budget.unitsPerConnection());
        details.put("budgetDayUnits", budget.unitsPerDay());
        details.put("budgetExportRows", budget.rowsPerExport());
        return details;
    }

    private void record(String action, String slug, String person, Map<String, Object> details) {
        var who = new Event.Who(Optional.of(person), Optional.empty(), Optional.empty(), Optional.of(slug));
        audit.record(new Event(Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", details));
    }
}
