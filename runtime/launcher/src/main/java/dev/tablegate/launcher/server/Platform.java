// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import dev.tablegate.launcher.server.guest.Guests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** The OSGi framework with the bundles of the home. */
final class Platform {

    private static final String HTTP_RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    /** Read once, when the framework's classes are loaded, and of the system only. */
    private static final String NO_EXTENSIONS = "felix.extensions.disable";

    /** From here on the framework says the same again. */
    private static final Pattern UNRESOLVED = Pattern.compile(" Unresolved requirements:");

    private final Framework framework;

    private Platform(Framework framework) {
        this.framework = framework;
    }

    /** Installs and starts everything; what does not start is told by {@link #problems()}. */
    static Platform start(Home home, Map<String, String> properties) {
        // A deployed bundle that extends the framework would run as the framework itself: no hook is asked about it.
        System.setProperty(NO_EXTENSIONS, "true");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        try {
            framework.init();
            Guests guests = Guests.of(framework.getBundleContext());
            for (Home.Part part : home.platform()) {
                install(framework, guests, part);
            }
            framework.start();
        } catch (BundleException e) {
            throw new Failure("The OSGi framework does not start: " + e.getMessage(), e);
        }
        return new Platform(framework);
    }

    private static void install(Framework framework, Guests guests, Home.Part part) throws BundleException {
        // By reference: the jar is run where it lies, nothing is copied.
        Bundle bundle = framework
                .getBundleContext()
                .installBundle("reference:" + part.jar().toUri());
        guests.host(bundle);
        bundle.adapt(BundleStartLevel.class).setStartLevel(part.level());
        if (!isFragment(bundle)) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    /** Each bundle that should run and does not, with the reason. */
    List<String> problems() {
        int active = framework.adapt(FrameworkStartLevel.class).getStartLevel();
        return Stream.of(framework.getBundleContext().getBundles())
                .filter(bundle -> !isFragment(bundle))
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= active)
                .filter(bundle -> (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0)
                .map(Platform::reason)
                .toList();
    }

    private static String reason(Bundle bundle) {
        String name = bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return name + " started late";
        } catch (BundleException e) {
            return name + " does not start: " + UNRESOLVED.split(String.valueOf(e.getMessage()))[0];
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /** The port that HTTP really listens on, once it does. */
    Optional<Integer> port() {
        try {
            ServiceReference<?>[] runtimes =
                    framework.getBundleContext().getAllServiceReferences(HTTP_RUNTIME, "(osgi.http.endpoint=*)");
            return Stream.ofNullable(runtimes)
                    .flatMap(Stream::of)
                    .flatMap(runtime -> Stream.of((String[]) runtime.getProperty("osgi.http.endpoint")))
                    .map(endpoint -> java.net.URI.create(endpoint).getPort())
                    .filter(port -> port > 0)
                    .findFirst();
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean running() {
        return (framework.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    /** Returns when the framework has stopped, whoever stopped it. */
    void await() throws InterruptedException {
        framework.waitForStop(0);
    }

    void stop(long millis) throws InterruptedException {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw new Failure("The OSGi framework does not stop: " + e.getMessage(), e);
        }
        framework.waitForStop(millis);
    }

    static Map<String, String> storage(DataDirectory data) {
        return Map.of(
                Constants.FRAMEWORK_STORAGE,
                data.run().resolve("cache").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    }
}
