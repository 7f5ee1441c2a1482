// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, at start, the settings of files that were removed while no server ran. The deployer takes settings back only
 * when it sees the file go.
 */
@Component(service = OrphanedSettings.class, immediate = true)
public final class OrphanedSettings {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedSettings.class);
    private static final String FILE = "felix.fileinstall.filename";

    @Activate
    public OrphanedSettings(@Reference ConfigurationAdmin admin) throws IOException, InvalidSyntaxException {
        Configuration[] kept = Optional.ofNullable(admin.listConfigurations("(" + FILE + "=*)"))
                .orElse(new Configuration[0]);
        for (Configuration settings :
                Stream.of(kept).filter(OrphanedSettings::orphaned).toList()) {
            LOG.info("The file of {} was removed: its settings are forgotten", settings.getPid());
            settings.delete();
        }
    }

    private static boolean orphaned(Configuration settings) {
        URI file = URI.create(String.valueOf(settings.getProperties().get(FILE)));
        return !Files.exists(Path.of(file));
    }
}
