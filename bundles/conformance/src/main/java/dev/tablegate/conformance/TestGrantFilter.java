// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Lets requests without a token in, on a grant of their own: the conformance suite cannot send one. Only tests install
 * this.
 */
@Component(service = Filter.class, configurationPid = "dev.tablegate.conformance")
@Designate(ocd = TestGrantFilter.Config.class)
@HttpWhiteboardFilterPattern("/mcp")
@HttpWhiteboardFilterAsyncSupported
@ServiceRanking(5_000)
public final class TestGrantFilter implements Filter {

    /** Which profile the grant is for. */
    @ObjectClassDefinition(name = "Tablegate conformance", description = "Access for the conformance suite.")
    public @interface Config {

        @AttributeDefinition(name = "Profile", description = "Slug of the profile that the suite is granted.")
        String profile() default "demo";
    }

    private static final Duration TIME_TO_LIVE = Duration.ofHours(12);

    private final Grants grants;
    private final String profile;
    private Optional<String> token = Optional.empty();

    @Activate
    public TestGrantFilter(@Reference Grants grants, Config config) {
        this.grants = grants;
        profile = config.profile();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean bare = request instanceof HttpServletRequest http && http.getHeader("Authorization") == null;
        chain.doFilter(bare ? new Authorized((HttpServletRequest) request, token()) : request, response);
    }

    private synchronized String token() {
        String minted =
                token.orElseGet(() -> grants.mint(profile, Scope.FULL, TIME_TO_LIVE, "test", "conformance suite")
                        .token());
        token = Optional.of(minted);
        return minted;
    }
}
