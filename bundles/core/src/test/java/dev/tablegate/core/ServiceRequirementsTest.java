// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ServiceRequirementsTest {

    @Test
    void findsTheServicesThatAHeaderAsksFor() {
        assertEquals(
                List.of("dev.tablegate.api.data.Tables", "a.B", "a.C"),
                ServiceRequirements.in("osgi.service;effective:=active;"
                        + "filter:=\"(objectClass=dev.tablegate.api.data.Tables)\","
                        + "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0,x))\","
                        + " osgi.service; filter:=\"(&(objectClass=a.B)(objectClass = a.C))\","
                        + "osgi.ee;filter:=\"(objectClass=no.Service)\""));
    }
}
