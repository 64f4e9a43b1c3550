using System.CommandLine;
using System.Text.Json;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv place</c>: plans VNFs on a host, one after the other, and changes nothing.</summary>
internal sealed class PlaceCommand : CliCommand
{
    private readonly HostSource _source;

    private readonly Option<string[]> _profiles = new("--profile", "-p")
    {
        Description = "A VNF profile (JSON). Several are placed in this order, each beside those before it: a what-if.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _usage = new("--usage")
    {
        Description = "What is promised on the host already (JSON). Default: with --connect what the domains that run there use, else nothing.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _empty = new("--empty") { Description = "As if no domain ran on the host." };

    private readonly Option<string?> _policy = new("--policy") { Description = "The host's rules: housekeeping, shared and poll-mode CPUs, isolation (JSON).", HelpName = "FILE" };

    private readonly Option<bool> _explain = new("--explain") { Description = "Give the reason of each choice." };

    private readonly Option<bool> _picture = new("--picture") { Description = "Draw the host with the plans on it, as text." };

    private readonly Option<string?> _svg = new("--svg") { Description = "Draw the host with the plans on it into a file.", HelpName = "FILE" };

    public PlaceCommand(GlobalOptions options, CliConsole console)
        : base("place", "Plans where VNFs would run on a host, or says what is missing. Changes nothing.", options, console)
    {
        _source = new HostSource(options);
        Options.Add(_profiles);
        _source.AddTo(this);
        foreach (var option in new Option[] { _usage, _empty, _policy, _explain, _picture, _svg })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_profiles)?.Tokens.Count > 1 && result.GetResult(Globals.Output) is { Tokens: [.., { Value: "xml" }] })
                result.AddError("xml is the document of one domain: give one --profile");
            if (result.GetResult(_usage) is { Implicit: false } && result.GetResult(_empty) is { Implicit: false })
                result.AddError("--usage and --empty contradict each other: give one of them");
        });
    }

    protected override IReadOnlyList<OutputFormat> Formats => [OutputFormat.Table, OutputFormat.Json, OutputFormat.Xml];

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var profiles = parsed.GetRequiredValue(_profiles).Select(f => Read(f, VnfProfile.FromJson, "a VNF profile")).ToList();
        var policy = parsed.GetValue(_policy) is { } rules ? Read(rules, PlacementPolicy.FromJson, "a placement policy") : new PlacementPolicy();
        var host = await _source.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var usage = await UsageAsync(parsed, host, policy, cancellationToken).ConfigureAwait(false);
        var (placer, results, running) = (new Placer(policy), new List<PlacementResult>(), usage);
        foreach (var profile in profiles)
        {
            results.Add(placer.Place(host, profile, running));
            if (results[^1] is PlacementPlan plan)
                running = running.With(plan);
        }

        Failed = results.Exists(r => r is PlacementRefusal);
        Print(parsed, host, profiles, results);
        Draw(parsed, host, usage, policy, [.. results.OfType<PlacementPlan>()]);
    }

    private async Task<HostUsage> UsageAsync(ParseResult parsed, HostTopology host, PlacementPolicy policy, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_usage) is { } file)
            return Read(file, HostUsage.FromJson, "a host usage");
        if (parsed.GetValue(Globals.Connect) is null || parsed.GetValue(_empty))
            return HostUsage.None;
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        return await RunningUsage.ReadAsync(connection, host, policy, cancellationToken).ConfigureAwait(false);
    }

    private void Print(ParseResult parsed, HostTopology host, List<VnfProfile> profiles, List<PlacementResult> results)
    {
        switch (parsed.GetValue(Globals.Output))
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(results.Count == 1 ? results[0].ToJson() : $"[\n{string.Join(",\n", results.Select(r => r.ToJson()))}\n]");
                break;
            case OutputFormat.Xml when results[0] is PlacementPlan plan:
                Console.Out.WriteLine(NfvDomain.Build(profiles[0], plan, new NfvDomainOptions { Hypervisor = DomainType.Kvm }, host).ToString());
                break;
            case OutputFormat.Xml:
                throw new CliException(PlacementWords.Refusal((PlacementRefusal)results[0]));
            default:
                foreach (var result in results)
                    PlacementTables.Write(Console, result, parsed.GetValue(_explain));
                break;
        }
    }

    private void Draw(ParseResult parsed, HostTopology host, HostUsage usage, PlacementPolicy policy, List<PlacementPlan> plans)
    {
        if (parsed.GetValue(_picture))
        {
            // Beside JSON or XML the picture must not get into the way of the program that reads them.
            var target = parsed.GetValue(Globals.Output) == OutputFormat.Table ? Console.Out : Console.Error;
            target.WriteLine();
            target.Write(PlacementPicture.ToText(host, plans, usage, policy));
        }

        if (parsed.GetValue(_svg) is { } file)
            File.WriteAllText(file, PlacementPicture.ToSvg(host, plans, usage, policy));
    }

    private static T Read<T>(string file, Func<string, T> parse, string what)
    {
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (JsonException e)
        {
            throw new CliException($"{file} is not {what}: {e.Message}");
        }
    }
}
