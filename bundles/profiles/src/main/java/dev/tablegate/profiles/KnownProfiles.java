// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every profile there is: configured, from the console, and of the AWS files. */
@Component(service = KnownProfiles.class)
public final class KnownProfiles {

    private final ProfileBook configured;
    private final OwnBook own;
    private final AwsFiles files;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;

    @Activate
    public KnownProfiles(@Reference ProfileBook configured, @Reference OwnBook own) {
        this(configured, own, new AwsFiles());
    }

    KnownProfiles(ProfileBook configured, OwnBook own, AwsFiles files) {
        this.configured = configured;
        this.own = own;
        this.files = files;
        this.snapshot = take(configured.list(), own.settings(), files.content());
        configured.onChange(this::tell);
        own.onChange(this::tell);
    }

    /** What there was when somebody looked, and what it was made of. */
    private record Snapshot(
            List<Profile> configured,
            List<Settings> own,
            AwsFiles.Content aws,
            Map<String, Profile> bySlug,
            List<String> problems) {}

    Optional<Profile> find(String slug) {
        return Optional.ofNullable(now().bySlug().get(slug));
    }

    /** All, by slug. */
    List<Profile> list() {
        return List.copyOf(now().bySlug().values());
    }

    /** Sentences about those that were left out. */
    List<String> problems() {
        return now().problems();
    }

    /**
     * Whether these settings would make a profile now.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    void check(Settings settings) {
        new Gathering(files.content()).made(settings);
    }

    /** The machine's AWS configuration. */
    AwsFiles files() {
        return files;
    }

    /** Calls the listener after each change. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @SuppressWarnings("ReferenceEquality") // the same list is the same content, and comparing it costs nothing
    private Snapshot now() {
        Snapshot known = snapshot;
        List<Profile> fromConfiguration = configured.list();
        List<Settings> fromConsole = own.settings();
        AwsFiles.Content fromAws = files.content();
        if (known.configured() == fromConfiguration && known.own() == fromConsole && known.aws() == fromAws) {
            return known;
        }
        Snapshot now = take(fromConfiguration, fromConsole, fromAws);
        snapshot = now;
        if (known.aws() != fromAws) {
            tell();
        }
        return now;
    }

    private static Snapshot take(List<Profile> configured, List<Settings> own, AwsFiles.Content aws) {
        var gathering = new Gathering(aws);
        configured.forEach(gathering::configured);
        own.forEach(gathering::own);
        gathering.discovered();
        return new Snapshot(configured, own, aws, gathering.bySlug(), gathering.problems());
    }
}
