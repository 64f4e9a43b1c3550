using System.Globalization;
using System.Numerics;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>
/// Works out the <c>ovs-vsctl</c> commands that give a domain's vhost-user interfaces their ports of Open vSwitch with DPDK. Pure. A port is named as the last part of its
/// socket's path. Interfaces that QEMU listens for get <c>dpdkvhostuserclient</c> ports; others are refused, since the deprecated <c>dpdkvhostuser</c> ports do not outlive the switch.
/// </summary>
public static class OvsPlanner
{
    // net/if.h: IFNAMSIZ, which bridges are bound by, with its zero.
    private const int MaxBridgeName = 15;

    // vswitchd/vswitch.xml: what any interface may be asked for.
    private const uint MinMtu = 68, MaxMtu = 65_535;

    /// <summary>The key under which a port tells in its external ids whose it is, so that undoing takes no other's.</summary>
    internal const string Mark = "kvmnfv-channel";

    /// <summary>Makes the plan.</summary>
    /// <param name="domain">The domain's document.</param>
    /// <param name="options">How.</param>
    public static SwitchPlan Plan(DomainDocument domain, OvsOptions options)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(options);
        var (findings, name) = (new List<ChannelFinding>(), domain.Name ?? "");
        void Say(string rule, ChannelSeverity severity, string channel, string what, string mend) => findings.Add(new(rule, severity, ChannelScope.None, channel, what, mend));

        if (options.Bridge.Length is 0 or > MaxBridgeName || !IsName(options.Bridge))
            Say("ovs-bridge", ChannelSeverity.Error, "", $"'{options.Bridge}' can't be a bridge.", $"Choose up to {MaxBridgeName} letters, digits, '.', '_' and '-'.");
        if (options.Vlan is < 1 or > 4094)
            Say("ovs-vlan", ChannelSeverity.Error, "", $"{options.Vlan} is no VLAN.", "Choose from 1 to 4094.");
        var ports = new List<(ChannelView Channel, uint? Mtu)>();
        foreach (var nic in domain.Devices.Interfaces.OfType<VhostUserInterface>())
        {
            var channel = ChannelView.Of(nic);
            var mtu = nic.Mtu ?? options.Mtu;
            if (!channel.QemuListens)
                Say("ovs-mode", ChannelSeverity.Error, channel.Name, "QEMU connects to the switch, which ports of type dpdkvhostuserclient can't serve.", "Set mode='server': then guests survive a restart of Open vSwitch. Ports of type dpdkvhostuser are deprecated.");
            else if (channel.Path is not { } path || !Path.IsPathFullyQualified(path) || !IsName(Path.GetFileName(path)) || path.Any(c => char.IsControl(c) || c is '"' or '\\'))
                Say("ovs-path", ChannelSeverity.Error, channel.Name, $"The socket '{channel.Path}' can't be a port: a port is named as its last part.", "Choose a path whose last part is of letters, digits, '.', '_' and '-'.");
            else if (ports.Any(p => Path.GetFileName(p.Channel.Path) == Path.GetFileName(path)))
                Say("ovs-port", ChannelSeverity.Error, channel.Name, $"Two interfaces would have the port {Path.GetFileName(path)}.", "Give the sockets different names.");
            else
                ports.Add((channel, mtu));
            if (mtu is < MinMtu or > MaxMtu)
                Say("ovs-mtu", ChannelSeverity.Error, channel.Name, $"{mtu} is no MTU.", $"Choose from {MinMtu} to {MaxMtu}.");
        }

        if (domain.Devices.Interfaces.OfType<VhostUserInterface>().FirstOrDefault() is null)
            Say("ovs-none", ChannelSeverity.Error, "", "The domain has no vhost-user interface.", "Attach one first: kvmnfv channel attach.");
        var pairs = ports.Select(p => p.Channel.QueuePairs).DefaultIfEmpty(1u).Max();
        // Documentation/topics/dpdk/vhost-user.rst: with one polling thread all goes to one queue of the guest.
        if (pairs > 1 && options.PollCpus is null or { Count: < 2 })
            Say("ovs-threads", ChannelSeverity.Warning, ports.FirstOrDefault(p => p.Channel.QueuePairs == pairs).Channel?.Name ?? "", $"The guest has {pairs} pairs of queues; Open vSwitch uses more than one only with two polling threads or more.", "Give it two CPUs or more (pmd-cpu-mask).");
        var refused = findings.Any(f => f.Severity == ChannelSeverity.Error);
        return new SwitchPlan
        {
            Domain = name, Findings = [.. findings], Commands = refused ? [] : [.. Commands(options, ports, pairs, domain)], Undo = refused ? [] : [.. Undo(options, ports)], Owner = Owner(domain),
        };
    }

    private static IEnumerable<ProgramCommand> Commands(OvsOptions options, List<(ChannelView Channel, uint? Mtu)> ports, uint pairs, DomainDocument domain)
    {
        if (options.InitializeDpdk)
            yield return Command(options, "the polled datapath is switched on", "set", "Open_vSwitch", ".", "other_config:dpdk-init=true");
        if (options.PollCpus is { } cpus)
            yield return Command(options, "CPUs that do nothing but poll", "set", "Open_vSwitch", ".", $"other_config:pmd-cpu-mask={Mask(cpus)}");
        yield return Command(options, "a bridge in user space", "--may-exist", "add-br", options.Bridge, "--", "set", "Bridge", options.Bridge, "datapath_type=netdev");
        if (options.Uplink is { } uplink)
        {
            var port = UplinkName(uplink);
            yield return Command(options, "the physical port",
            [
                "--may-exist", "add-port", options.Bridge, port, "--", "set", "Interface", port, "type=dpdk", $"options:dpdk-devargs={Quoted(uplink.ToString())}",
                $"options:n_rxq={Number(options.UplinkQueues ?? pairs)}", .. Mtu(options.Mtu),
            ]);
        }

        foreach (var (channel, mtu) in ports)
        {
            var port = Path.GetFileName(channel.Path!);
            string[] tag = options.Vlan is { } vlan ? ["--", "set", "Port", port, $"tag={Number((uint)vlan)}"] : [];
            yield return Command(options, $"the port of {channel.Name}; its queues are the guest's",
            [
                "--may-exist", "add-port", options.Bridge, port, "--", "set", "Interface", port, "type=dpdkvhostuserclient", $"options:vhost-server-path={Quoted(channel.Path!)}", .. Mtu(mtu),
                $"external_ids:{Mark}={Quoted(Owner(domain))}", .. tag,
            ]);
        }
    }

    private static IEnumerable<ProgramCommand> Undo(OvsOptions options, List<(ChannelView Channel, uint? Mtu)> ports)
    {
        foreach (var (channel, _) in Enumerable.Reverse(ports))
            yield return Command(options, $"the port of {channel.Name} goes", "--if-exists", "del-port", options.Bridge, Path.GetFileName(channel.Path!));
    }

    private static string Owner(DomainDocument domain) => domain.Uuid?.ToString() ?? domain.Name ?? "";

    private static ProgramCommand Command(OvsOptions options, string why, params string[] command)
    {
        List<string> arguments = [$"--timeout={Number((uint)Math.Ceiling(options.Timeout.TotalSeconds))}"];
        if (options.Database is not null)
            arguments.Add($"--db={options.Database}");
        if (!options.Wait)
            arguments.Add("--no-wait");
        return new ProgramCommand("ovs-vsctl", [.. arguments, "--", .. command], why);
    }

    private static string[] Mtu(uint? mtu) => mtu is { } value ? [$"mtu_request={Number(value)}"] : [];

    // ovs-vsctl(8), value syntax: strings with other characters stand in quotes, with the escapes of JSON.
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string UplinkName(PciAddress address) => "dpdk-" + address.ToString().Replace(':', '-');

    private static string Number(uint value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Mask(CpuSet cpus) => "0x" + cpus.Aggregate(BigInteger.Zero, (mask, cpu) => mask | (BigInteger.One << cpu)).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');

    private static bool IsName(string name) => name.Length > 0 && !name.StartsWith('-') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
