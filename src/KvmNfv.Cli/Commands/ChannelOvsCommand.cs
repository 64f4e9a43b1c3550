using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel ovs</c>: the commands that join a domain's vhost-user interfaces to Open vSwitch with DPDK; runs them only with --apply or --undo.</summary>
internal sealed class ChannelOvsCommand : ChannelVerb
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string> _bridge = new("--bridge") { Description = "The bridge; made where it is not there.", HelpName = "NAME", Required = true };
    private readonly Option<int?> _vlan = NumberOption.Create("--vlan", "The VLAN that the ports give access to.", 1, 4094);
    private readonly Option<int?> _mtu = NumberOption.Create("--mtu", "The MTU asked for the ports, where the domain's document has none.", 68, 65535);
    private readonly Option<PciAddress?> _uplink = WordOption.Parsed<PciAddress>("--uplink", "A physical port that the bridge gets too.", "PCI", PciAddress.TryParse, "a PCI address such as 0000:3b:00.0");
    private readonly Option<int?> _uplinkQueues = NumberOption.Create("--uplink-queues", "Its receive queues (n_rxq). Default: as many as the domain's interfaces have.", 1, 1024);
    private readonly Option<CpuSet?> _cpus = CpuSetOption.Create("--poll-cpus", "CPUs of the switch's polling threads (pmd-cpu-mask).");
    private readonly Option<bool> _init = new("--dpdk-init") { Description = "Switch DPDK on." };
    private readonly Option<string?> _database = new("--db") { Description = "The database, as ovs-vsctl --db takes it.", HelpName = "DB" };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Don't wait for ovs-vswitchd." };
    private readonly Option<bool> _apply = new("--apply") { Description = "Run the commands; when one fails, the ports that were made are deleted again." };
    private readonly Option<bool> _undo = new("--undo") { Description = "Delete the domain's ports." };

    public ChannelOvsCommand(GlobalOptions options, CliConsole console)
        : base("ovs", "Prints, or runs, the ovs-vsctl commands that give a domain's vhost-user interfaces their ports of Open vSwitch with DPDK.", options, console)
    {
        Arguments.Add(_domain);
        foreach (var option in new Option[] { _bridge, _vlan, _mtu, _uplink, _uplinkQueues, _cpus, _init, _database, _noWait, _apply, _undo })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_apply) && result.GetValue(_undo))
                result.AddError("give either --apply or --undo");
        });
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var document = await SwitchSource.ReadAsync(Globals, parsed, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        var plan = OvsPlanner.Plan(document, new OvsOptions
        {
            Bridge = parsed.GetRequiredValue(_bridge), Vlan = parsed.GetValue(_vlan), Mtu = (uint?)parsed.GetValue(_mtu), Uplink = parsed.GetValue(_uplink),
            UplinkQueues = (uint?)parsed.GetValue(_uplinkQueues), PollCpus = parsed.GetValue(_cpus), InitializeDpdk = parsed.GetValue(_init), Database = parsed.GetValue(_database), Wait = !parsed.GetValue(_noWait),
        });
        var (apply, undo) = (parsed.GetValue(_apply), parsed.GetValue(_undo));
        Failed = ChannelText.Write(Console, plan, undo, WantsJson(parsed));
        if (Failed || !(apply || undo))
            return;
        try
        {
            await (apply ? new OvsChannels().ApplyAsync(plan, cancellationToken) : new OvsChannels().UndoAsync(plan, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            throw new CliException(e.Message);
        }
    }
}
