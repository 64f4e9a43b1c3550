using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv audit</c>: what keeps a domain from what a VNF needs; exit code 1 if there is an error among it.</summary>
internal sealed class AuditCommand : CliCommand
{
    private readonly Argument<string> _subject = new("domain|file") { Description = "A domain (id, name or UUID), a document's file (named with a '/' or .xml), or '-' for standard input." };
    private readonly Option<string?> _profile = new("--profile") { Description = "The VNF profile that it is to satisfy.", HelpName = "FILE" };
    private readonly Option<string?> _plan = new("--plan") { Description = "The plan that it is to follow. Default: the one in its metadata.", HelpName = "FILE" };
    private readonly Option<CpuSet?> _housekeeping = CpuSetOption.Create("--housekeeping", "The host's housekeeping CPUs. Default: the core of its first CPU.");
    private readonly Option<CpuSet?> _pollMode = CpuSetOption.Create("--poll-mode", "The CPUs of the host's poll-mode switch.");
    private readonly Option<double> _window = new("--window") { Description = "How long to watch the host's interrupts. Default: 1; 0 reads only where they may fire.", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
    private readonly HostSource _host;

    public AuditCommand(GlobalOptions options, CliConsole console)
        : base("audit", "Compares a domain with the rules for real-time guests, its host, its plan or profile, and what the kernel shows of it. Exit code 1 if there is an error.", options, console)
    {
        Arguments.Add(_subject);
        foreach (var option in new Option[] { _profile, _plan, _housekeeping, _pollMode, _window })
            Options.Add(option);
        _host = new HostSource(options);
        _host.AddTo(this);
        Validators.Add(result =>
        {
            var given = result.GetResult(_host.Root) is { Implicit: false } || result.GetResult(_host.File) is { Implicit: false };
            if (given && result.GetResult(_subject) is { Tokens: [var token] } && !IsFile(token.Value))
                result.AddError("--root and --host go with a document's file; a domain has the host of its connection");
            if (result.GetResult(_window) is { Errors: var errors } && !errors.Any() && result.GetValue(_window) is not (>= 0 and <= Seconds.Maximum))
                result.AddError($"--window is not a time in seconds: use a number from 0 to {Seconds.Maximum}");
        });
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new AuditOptions
        {
            Profile = parsed.GetValue(_profile) is { } profile ? await JsonFile.ReadAsync(profile, "VNF profile", VnfProfile.FromJson, cancellationToken).ConfigureAwait(false) : null,
            Plan = parsed.GetValue(_plan) is { } plan ? await PlanFile.ReadAsync(plan, cancellationToken).ConfigureAwait(false) : null,
            Policy = new PlacementPolicy { Housekeeping = parsed.GetValue(_housekeeping), PollMode = parsed.GetValue(_pollMode) },
            InterruptWindow = TimeSpan.FromSeconds(parsed.GetValue(_window)),
        };
        var report = await AuditAsync(parsed, options, cancellationToken).ConfigureAwait(false);
        Failed = report.HasErrors;
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else
            AuditText.Write(Console, report);
    }

    // As in virsh, a bare word is a domain; a file is told by its ending or by a folder.
    private static bool IsFile(string subject) => subject == "-" || subject.Contains('/', StringComparison.Ordinal) || subject.EndsWith(".xml", StringComparison.Ordinal);

    private async Task<AuditReport> AuditAsync(ParseResult parsed, AuditOptions options, CancellationToken cancellationToken)
    {
        var subject = parsed.GetRequiredValue(_subject);
        if (!IsFile(subject))
        {
            using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
            using var domain = await DomainArgument.FindAsync(connection, subject, cancellationToken).ConfigureAwait(false);
            return await new DomainAuditor().AuditAsync(connection, domain, options, cancellationToken).ConfigureAwait(false);
        }

        var document = Load(subject);
        if (parsed.GetValue(Globals.Connect) is not null)
        {
            using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
            return await new DomainAuditor().AuditAsync(connection, document, options, cancellationToken).ConfigureAwait(false);
        }

        var hasHost = parsed.GetValue(_host.Root) is not null || parsed.GetValue(_host.File) is not null;
        return DomainAudit.Check(new AuditSubject
        {
            Domain = document,
            // Not this machine's by default: a document in a file may be meant for any host.
            Host = hasHost ? await _host.ReadAsync(parsed, cancellationToken).ConfigureAwait(false) : null,
            Plan = options.Plan,
            Profile = options.Profile,
            Policy = options.Policy,
        });
    }

    private DomainDocument Load(string subject)
    {
        try
        {
            return XmlFile.Of(subject, Console) is [var file] && file.Load() is DomainDocument document
                ? document
                : throw new CliException($"{subject} is not one domain's document");
        }
        catch (LibvirtXmlException e)
        {
            throw new CliException($"{subject} is not a document of libvirt's: {e.Message}");
        }
    }
}
