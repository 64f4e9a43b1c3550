using System.CommandLine;
using KvmNfv.Channels;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel switch</c>: a vhost-user switch between VMs until Ctrl-C or a time ends it; both are success.</summary>
internal sealed class ChannelSwitchCommand : ChannelVerb
{
    private static readonly string[] s_headings = ["PORT", "STATE", "FROM VM", "PER S", "TO VM", "PER S", "FLOODED", "DROPPED"];

    private readonly Option<VhostUserPortOptions[]> _ports = new("--port")
    {
        Description = $"A port; more of them, more of this option. Settings: {SwitchPort.Settings}. QEMU listens at the socket, unless 'listen' says that this process does.",
        HelpName = "NAME=SOCKET[,...]",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            try
            {
                return [.. result.Tokens.Select(t => SwitchPort.Parse(t.Value))];
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return [];
            }
        },
    };

    private readonly Option<CpuSet?> _cpus = CpuSetOption.Create("--cpus", "The CPUs that move frames, one thread on each, best isolated ones. Default: one thread, wherever the scheduler puts it.");
    private readonly Option<TimeSpan?> _age = WordOption.Parsed<TimeSpan>("--age", "How long a learned address lives without a frame from it. Default: 300s.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<int?> _addresses = NumberOption.Create("--addresses", "The most addresses that are learned of one port. Default: 512.", 1, 1 << 20);
    private readonly Option<int?> _flood = NumberOption.Create("--flood", "Frames in a second to several ports that one port may send; 0: no limit. Default: 10000.", 0, int.MaxValue);
    private readonly Option<string?> _state = new("--state-folder") { Description = "Keep the positions of packed rings there, over the death of this process; best on tmpfs.", HelpName = "FOLDER" };
    private readonly Option<bool> _yield = new("--yield") { Description = "Give the CPU away between polls that find nothing." };
    private readonly FollowOptions _follow = new();

    public ChannelSwitchCommand(GlobalOptions options, CliConsole console)
        : base("switch", "Switches frames between VMs over vhost-user, and counts them, until Ctrl-C.", options, console)
    {
        foreach (var option in new Option[] { _ports, _cpus, _age, _addresses, _flood, _state, _yield })
            Options.Add(option);
        _follow.AddTo(this);
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var ports = parsed.GetRequiredValue(_ports);
        if (ports.FirstOrDefault(p => p.ForwardTo is { } to && ports.All(o => o.Name != to)) is { } lost)
            throw new CliException($"port '{lost.Name}' forwards to '{lost.ForwardTo}', but there is no such port");
        using var vms = new VhostUserSwitch(Read(parsed));
        foreach (var port in ports)
            vms.AddPort(port);
        var rates = new SwitchRates();
        await _follow.FollowAsync(Console, parsed, WantsJson(parsed), () => rates.Read(vms), CliJson.Lines.SwitchStatus, status => (s_headings, [.. status.Ports.Select(p => p.Row())]), cancellationToken).ConfigureAwait(false);
    }

    private VhostUserSwitchOptions Read(ParseResult parsed)
    {
        var options = new VhostUserSwitchOptions();
        return options with
        {
            Cpus = parsed.GetValue(_cpus) is { } cpus ? [.. cpus] : [],
            AddressAge = parsed.GetValue(_age) ?? options.AddressAge,
            MaxAddressesPerPort = parsed.GetValue(_addresses) ?? options.MaxAddressesPerPort,
            MaxFloodedPerSecond = parsed.GetValue(_flood) ?? options.MaxFloodedPerSecond,
            StateFolder = parsed.GetValue(_state),
            YieldWhenIdle = parsed.GetValue(_yield),
        };
    }
}
