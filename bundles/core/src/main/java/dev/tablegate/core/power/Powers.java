// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.power;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Offers each power of the platform to deployed bundles as an opaque twin, which works with the passes of running calls
 * only. The launcher's gate shows them the twins, and the platform the originals.
 */
@Component(service = Powers.class, immediate = true)
public final class Powers implements ServiceTrackerCustomizer<Object, List<ServiceRegistration<?>>> {

    /** Marks what is for deployed bundles only; the launcher's gate knows it. */
    private static final String OFFERED = "tablegate.guest";

    private final BundleContext context;
    private final CallDesk desk;
    private final ServiceTracker<Object, List<ServiceRegistration<?>>> tracker;

    @Activate
    public Powers(BundleContext context, @Reference CallDesk desk) throws InvalidSyntaxException {
        this.context = context;
        this.desk = desk;
        this.tracker = new ServiceTracker<>(
                context,
                FrameworkUtil.createFilter(
                        "(&(" + Constants.OBJECTCLASS + "=dev.tablegate.api.*)(!(" + OFFERED + "=true)))"),
                this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public List<ServiceRegistration<?>> addingService(ServiceReference<Object> reference) {
        return powers(reference)
                .<ServiceRegistration<?>>map(power -> offer(power, reference))
                .toList();
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, List<ServiceRegistration<?>> twins) {
        twins.forEach(twin -> twin.setProperties(properties(reference)));
    }

    @Override
    public void removedService(ServiceReference<Object> reference, List<ServiceRegistration<?>> twins) {
        twins.forEach(twin -> {
            twin.unregister();
            context.ungetService(reference);
        });
    }

    private Stream<Class<?>> powers(ServiceReference<Object> reference) {
        return Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                .flatMap(name -> type(reference, name))
                .filter(type -> type.isInterface() && type.isAnnotationPresent(Power.class));
    }

    private static Stream<Class<?>> type(ServiceReference<Object> reference, String name) {
        try {
            return Stream.of(reference.getBundle().loadClass(name));
        } catch (ClassNotFoundException notThere) {
            return Stream.empty();
        }
    }

    private <T> ServiceRegistration<?> offer(Class<T> power, ServiceReference<Object> reference) {
        Object original = context.getService(reference);
        T twin = Opaque.of(
                power, Opaque.handler((self, method, arguments) -> answer(power, original, self, method, arguments)));
        // On behalf of the contracts: who looks at whose service it is finds nothing that he has not got.
        return FrameworkUtil.getBundle(power).getBundleContext().registerService(power, twin, properties(reference));
    }

    private Object answer(Class<?> power, Object original, Object self, Method method, Object[] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return Opaque.ofEveryObject(self, method, arguments, power);
        }
        Object[] real = arguments.clone();
        for (int i = 0; i < real.length; i++) {
            if (real[i] instanceof Call pass) {
                real[i] = desk.of(pass);
            }
        }
        try {
            return method.invoke(original, real);
        } catch (InvocationTargetException thrown) {
            throw Opaque.failure(thrown.getTargetException());
        }
    }

    private static Hashtable<String, Object> properties(ServiceReference<Object> reference) {
        var properties = new Hashtable<String, Object>();
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        if (ranking != null) {
            properties.put(Constants.SERVICE_RANKING, ranking);
        }
        properties.put(OFFERED, true);
        return properties;
    }
}
