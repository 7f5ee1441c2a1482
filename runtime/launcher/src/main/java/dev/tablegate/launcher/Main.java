// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
        name = "tablegate",
        description = "The server through which AI agents work with DynamoDB.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StatusCommand.class,
            StopCommand.class,
            TokenCommand.class,
            ToolsCommand.class,
            CallCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            OnCommand.class,
            OffCommand.class,
            ProfilesCommand.class,
            ExposeCommand.class,
            UnexposeCommand.class,
            ConnectCommand.class,
            ClientsCommand.class,
            ApproveCommand.class,
            DenyCommand.class,
            RevokeCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RepairCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::failed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof Failure) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    /** The version of what runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tablegate " + Home.version()};
        }
    }
}
