// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardResource;

/** Style and scripts of the pages: public, and the same for everybody. */
@Component(service = Assets.class)
@HttpWhiteboardResource(pattern = "/tablegate-assets/*", prefix = "/assets")
public final class Assets {}
