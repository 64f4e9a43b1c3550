using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using KvmNfv.Cli.Commands;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli;

/// <summary>The command line as a whole: its verbs, its errors, its exit codes.</summary>
internal static class KvmNfvTool
{
    /// <summary>Parses, runs, and reports failure on the error stream.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="console">Where it prints.</param>
    /// <param name="migrator">What migrates; null means the real one.</param>
    /// <param name="cancellationToken">Ends it, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CliConsole console, IDomainMigrator? migrator = null, CancellationToken cancellationToken = default)
    {
        // No response files: a domain may be named "@x".
        var parsed = CreateRoot(console, migrator ?? new DomainMigrator()).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is null or ParseErrorAction)
        {
            foreach (var error in UsageErrors(parsed))
                console.WriteError(error);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (parsed.CommandResult.Command is CliCommand { HandlesSignals: true })
            configuration.ProcessTerminationTimeout = null;
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> UsageErrors(ParseResult parsed)
    {
        var path = "";
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
            path = $"{command.Command.Name} {path}";
        var help = $"; see '{path}--help'";
        // An unknown verb is the whole story; the parser reports the missing one as well.
        return parsed.UnmatchedTokens.Count > 0
            ? [$"'{parsed.UnmatchedTokens[0]}' is not understood here{help}"]
            : parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct().Select(m => m + help);
    }

    private static RootCommand CreateRoot(CliConsole console, IDomainMigrator migrator)
    {
        var options = new GlobalOptions();
        var root = new RootCommand("Runs VNFs on Linux/KVM hosts over libvirt, and shows that they got what was planned for them.")
        {
            new VersionCommand(options, console),
            new AuditCommand(options, console),
            new Command("domain", "Domains (virtual machines) of a host.")
            {
                new DomainListCommand(options, console),
                new DomainShowCommand(options, console),
                new DomainStartCommand(options, console),
                new DomainStopCommand(options, console),
            },
            new EventsCommand(options, console),
            new RepinCommand(options, console),
            new Command("host", "A host for VNFs: what it is made of, whether it is ready, how to tune it.")
            {
                new HostShowCommand(options, console),
                new HostCheckCommand(options, console),
                new HostSnapshotCommand(options, console),
                new HostTuneCommand(options, console),
            },
            new ChannelCommand(options, console),
            new Command("migrate", "Live migration.")
            {
                new MigrateCheckCommand(options, console),
                new MigratePlanCommand(options, console),
                new MigrateRunCommand(options, console, migrator),
                new MigrateStatusCommand(options, console),
                new MigrateCancelCommand(options, console, migrator),
                new MigrateReportCommand(options, console),
                new MigrateEvacuateCommand(options, console, migrator),
            },
            new PlaceCommand(options, console),
            new Command("node", "The host itself.") { new NodeShowCommand(options, console) },
            new Command("xml", "libvirt's documents in files.")
            {
                new XmlCheckCommand(options, console),
                new XmlDiffCommand(options, console),
                new XmlLintCommand(options, console),
            },
        };
        options.AddTo(root);
        return root;
    }
}
