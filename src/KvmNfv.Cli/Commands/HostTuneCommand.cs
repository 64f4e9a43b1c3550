using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv host tune</c>: instructions for one host; applies what can be applied at run time, when asked by name.</summary>
internal sealed class HostTuneCommand : CliCommand
{
    private const string Auto = "auto";

    private readonly Option<ReadinessProfile> _profile = ReadinessProfileOption.Create("What to tune for: realtime or packet.", "PROFILE");

    private readonly Option<string?> _isolate = new("--isolate")
    {
        Description = "The CPUs to keep for guests, such as 2-3,6-7; auto chooses and explains.",
        HelpName = "CPUS|auto",
    };

    private readonly Option<string[]> _hugePages = new("--hugepages")
    {
        Description = "Huge pages by node; may be given once for each size. none leaves them alone. Default: the pools that exist, else half of each node's memory.",
        HelpName = "SIZE:NODE=COUNT,...|none",
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The folder that holds the sys and proc of another host. Default: this machine.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _outputDir = new("--output-dir")
    {
        Description = "Write the plan's files under this folder, by their places on the host.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _apply = new("--apply-runtime")
    {
        Description = $"Apply these steps now, keeping the old values; {TuningEngine.AllRuntime} for all that are still to be done.",
        HelpName = "STEP",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _rollback = new("--rollback") { Description = "Restore what --apply-runtime changed since the host booted." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --apply-runtime or --rollback: only say what would be written." };

    private readonly Option<string?> _state = new("--state")
    {
        Description = $"Where old values are kept. Default: {TuningEngine.DefaultStatePath} of the host.",
        HelpName = "FILE",
    };

    public HostTuneCommand(GlobalOptions options, CliConsole console)
        : base("tune", "Says how to tune a host, step by step, with reasons; changes nothing unless a step is named.", options, console)
    {
        foreach (var option in new Option[] { _profile, _isolate, _hugePages, _root, _outputDir, _apply, _rollback, _dryRun, _state })
            Options.Add(option);
        _isolate.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != Auto && !CpuSet.TryParse(token.Value, out _))
                result.AddError($"'{token.Value}' is not a set of CPUs: write such as 2-3,6-7, or auto");
        });
        _hugePages.Validators.Add(result => TryPages(result.Tokens.Select(t => t.Value), result.AddError));
        Validators.Add(result =>
        {
            var rollback = result.GetResult(_rollback) is { Implicit: false };
            var apply = result.GetResult(_apply) is { Implicit: false };
            if (rollback && apply)
                result.AddError("--rollback and --apply-runtime exclude each other");
            if (!rollback && result.GetResult(_profile) is not { Implicit: false })
                result.AddError("--profile is missing: realtime or packet");
            if (!rollback && result.GetResult(_isolate) is not { Implicit: false })
                result.AddError("--isolate is missing: the CPUs for guests, or auto");
            if (!rollback && !apply && result.GetResult(_dryRun) is { Implicit: false })
                result.AddError("--dry-run goes with --apply-runtime or --rollback; without them nothing is changed anyway");
        });
    }

    protected override IReadOnlyList<OutputFormat> Formats => [OutputFormat.Markdown, OutputFormat.Json];

    protected override Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            Run(parsed);
        }
        catch (TuningException e)
        {
            throw new CliException(e.Message);
        }

        return Task.CompletedTask;
    }

    private void Run(ParseResult parsed)
    {
        var root = parsed.GetValue(_root) ?? "/";
        var files = new HostFiles(root);
        if (parsed.GetValue(_rollback))
        {
            Report(parsed, Engine(parsed, files, root).Rollback(parsed.GetValue(_dryRun)));
            return;
        }

        var plan = TuningPlan.Create(files, new TuningOptions
        {
            Profile = parsed.GetValue(_profile),
            Isolate = parsed.GetValue(_isolate) is { } cpus and not Auto ? CpuSet.Parse(cpus) : null,
            HugePages = parsed.GetValue(_hugePages) is { Length: > 0 } pages ? TryPages(pages, _ => { }) : null,
        });
        if (parsed.GetValue(_outputDir) is { } folder)
            PlanFolder.Write(plan, folder);
        if (parsed.GetResult(_apply) is { Implicit: false })
        {
            Report(parsed, Engine(parsed, files, root).Apply(plan, parsed.GetValue(_apply) ?? [], parsed.GetValue(_dryRun)));
            return;
        }

        if (WantsJson(parsed))
            Console.Out.WriteLine(plan.ToJson());
        else
            Console.Out.Write(plan.ToMarkdown());
    }

    private TuningEngine Engine(ParseResult parsed, HostFiles files, string root) =>
        new(files, new HostWriter(root), parsed.GetValue(_state) ?? Path.Join(root, TuningEngine.DefaultStatePath));

    private void Report(ParseResult parsed, TuningReport report)
    {
        Failed = !report.Succeeded;
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else if (report.Results.Count == 0)
            Console.Out.WriteLine("Nothing to do.");
        else
            Console.WriteTable(["STEP", "FILE", "BEFORE", "WANTED", "RESULT"], report.Results.Select(r => new[]
            {
                r.Step, r.Path, r.Before ?? "-", r.Wanted, r.Outcome.ToString().ToLowerInvariant() + (r.Message is null ? "" : $": {r.Message}"),
            }));
    }

    private static EquatableList<HugePageRequest>? TryPages(IEnumerable<string> texts, Action<string> fail)
    {
        try
        {
            return [.. texts.Where(t => t != "none").SelectMany(HugePageRequest.Parse)];
        }
        catch (FormatException e)
        {
            fail(e.Message.TrimEnd('.'));
            return null;
        }
    }
}
