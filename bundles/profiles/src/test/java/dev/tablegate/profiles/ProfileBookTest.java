// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Profile;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProfileBookTest {

    private final ProfileBook book = new ProfileBook();

    @Test
    void listsProfilesBySlug() {
        book.put("one", profile("west", "eu-west-1"));
        book.put("two", profile("east", "us-east-1"));
        assertEquals(
                List.of("east", "west"), book.list().stream().map(Profile::slug).toList());
        assertEquals(Optional.of("us-east-1"), book.find("east").map(Profile::region));
        assertEquals(Optional.empty(), book.find("north"));
    }

    @Test
    void theFirstOfTwoWithOneSlugStays() {
        book.put("one", profile("demo", "eu-west-1"));
        book.put("two", profile("demo", "us-east-1"));
        assertEquals(Optional.of("eu-west-1"), book.find("demo").map(Profile::region));
        book.remove("one");
        assertEquals(Optional.of("us-east-1"), book.find("demo").map(Profile::region));
    }

    @Test
    void aConfigurationComesChangesAndGoes() {
        var component = new ConfiguredProfile(book, config("demo", "eu-west-1"), Map.of("service.pid", "x~demo"));
        assertEquals(Optional.of("eu-west-1"), book.find("demo").map(Profile::region));
        assertEquals(
                Optional.of(new Budget(1, 2, 3, 4, 5)),
                book.find("demo").map(found -> found.policy().budget()));
        component.change(config("demo", "us-east-1"));
        assertEquals(Optional.of("us-east-1"), book.find("demo").map(Profile::region));
        component.change(config("demo", "nowhere"));
        assertEquals(Optional.empty(), book.find("demo"));
        component.change(config("demo", "us-east-1"));
        component.remove();
        assertEquals(List.of(), book.list());
    }

    private static Profile profile(String slug, String region) {
        return new Settings(slug, "", region, "some", "", "", "").profile();
    }

    private static ConfiguredProfile.Config config(String slug, String region) {
        return new ConfiguredProfile.Config() {
            @Override
            public String colour() {
                return "";
            }

            @Override
            public boolean production() {
                return false;
            }

            @Override
            public String[] tables_allow() {
                return new String[0];
            }

            @Override
            public String[] tables_deny() {
                return new String[0];
            }

            @Override
            public boolean audit_values() {
                return false;
            }

            @Override
            public String mfa_elicitation() {
                return "url";
            }

            @Override
            public int commit_approvers() {
                return 1;
            }

            @Override
            public String slug() {
                return slug;
            }

            @Override
            public String label() {
                return "";
            }

            @Override
            public String region() {
                return region;
            }

            @Override
            public String aws_profile() {
                return "some";
            }

            @Override
            public String accessKeyId() {
                return "";
            }

            @Override
            public String secretAccessKey() {
                return "";
            }

            @Override
            public String endpoint() {
                return "";
            }

            @Override
            public long budget_call_units() {
                return 1;
            }

            @Override
            public long budget_call_items() {
                return 2;
            }

            @Override
            public long budget_connection_units() {
                return 3;
            }

            @Override
            public long budget_day_units() {
                return 4;
            }

            @Override
            public long budget_export_rows() {
                return 5;
            }

            @Override
            public String[] entities() {
                return new String[] {"User of App: PK=USER#{userId}"};
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ConfiguredProfile.Config.class;
            }
        };
    }
}
