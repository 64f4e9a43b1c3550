using System.CommandLine;
using System.Globalization;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv host check</c>: is this machine ready, and if not, why and what to do. Exit code 1 only on a failure, 2 when it can't be checked.</summary>
internal sealed class HostCheckCommand : CliCommand
{
    private const int MaxWindow = 24 * 3600;

    private readonly HostSource _source;
    private readonly Option<ReadinessProfile> _profile = ReadinessProfileOption.Create("What to be ready for: realtime (the default) or packet.", "realtime|packet");

    private readonly Option<bool> _host = new("--host") { Description = "Check a host, even if a hypervisor is below it." };
    private readonly Option<bool> _guest = new("--guest") { Description = "Check a guest. Default: a guest where the processor says that a hypervisor is below." };
    private readonly Option<CpuSet?> _isolate = CpuSetOption.Create("--isolate", "The CPUs meant to be isolated. Default: what the machine isolates.");
    private readonly Option<int?> _window = new("--window") { Description = "Count events (SMIs, interrupts, throttling) over so many seconds. Default: 0, which leaves those checks unknown.", HelpName = "SECONDS" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 1 on warnings too." };
    private readonly Option<bool> _all = new("--all") { Description = "Show the checks that don't apply and everything that was read as well." };

    public HostCheckCommand(GlobalOptions options, CliConsole console)
        : base("check", "Checks whether a machine is ready for real-time or packet-processing guests; says why not, and what to do. Changes nothing.", options, console)
    {
        _source = new HostSource(options);
        foreach (var option in new Option[] { _profile, _source.Root, _host, _guest, _isolate, _window, _strict, _all })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_host) is { Implicit: false } && result.GetResult(_guest) is { Implicit: false })
                result.AddError("--host and --guest exclude each other");
            if (result.GetResult(_source.Root) is { Implicit: false } && result.GetResult(_window) is { Implicit: false })
                result.AddError("--window needs a running machine: nothing happens in a recording");
            if (result.GetResult(options.Connect) is { Implicit: false })
                result.AddError("a machine is checked by its files, not over a connection: take --connect away, or name a recording with --root");
            if (result.GetResult(_window) is { Tokens: [var token] } && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxWindow))
                result.AddError($"'{token.Value}' is not a time in seconds: use a number from 0 to {MaxWindow}");
        });
    }

    protected override int FailureCode => ExitCode.Usage;

    protected override IReadOnlyList<OutputFormat> Formats => [OutputFormat.Table, OutputFormat.Json, OutputFormat.Markdown];

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new ReadinessOptions
        {
            Profile = parsed.GetValue(_profile),
            Role = parsed.GetValue(_host) ? MachineRole.Host : parsed.GetValue(_guest) ? MachineRole.Guest : null,
            Isolated = parsed.GetValue(_isolate),
            Window = TimeSpan.FromSeconds(parsed.GetValue(_window) ?? 0),
        };
        var report = await new ReadinessChecker().CheckAsync(_source.Files(parsed), options, cancellationToken).ConfigureAwait(false);
        Failed = !report.IsReady || (parsed.GetValue(_strict) && report.Summary.Warn > 0);
        switch (parsed.GetValue(Globals.Output))
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(report.ToJson());
                break;
            case OutputFormat.Markdown:
                ReadinessMarkdown.Write(Console.Out, report);
                break;
            default:
                ReadinessText.Write(Console, report, parsed.GetValue(_all));
                break;
        }
    }
}
