using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>Works out the command line with which dpdk-testpmd is the back-end of a domain's vhost-user interfaces. Pure. The program runs until it is ended; nothing of it stays.</summary>
public static class TestPmdPlanner
{
    private static readonly string[] s_modes = ["io", "mac", "macswap", "flowgen", "rxonly", "txonly", "csum", "icmpecho", "noisy", "5tswap", "shared-rxq"];

    /// <summary>Makes the plan.</summary>
    /// <param name="domain">The domain's document.</param>
    /// <param name="options">How; null means the defaults.</param>
    public static SwitchPlan Plan(DomainDocument domain, TestPmdOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(domain);
        options ??= new TestPmdOptions();
        var (findings, name) = (new List<ChannelFinding>(), domain.Name ?? "");
        void Say(string rule, ChannelSeverity severity, string channel, string what, string mend) => findings.Add(new(rule, severity, ChannelScope.None, channel, what, mend));

        var channels = domain.Devices.Interfaces.OfType<VhostUserInterface>().Select(ChannelView.Of).ToList();
        if (channels.Count == 0)
            Say("testpmd-none", ChannelSeverity.Error, "", "The domain has no vhost-user interface.", "Attach one first: kvmnfv channel attach.");
        // DPDK splits the arguments of a device at commas (rte_kvargs).
        foreach (var bad in channels.Where(c => c.Path is null || !Path.IsPathFullyQualified(c.Path) || c.Path.Any(x => x is ',' or '[' or ']' or '=' || char.IsControl(x))))
            Say("testpmd-path", ChannelSeverity.Error, bad.Name, $"The socket '{bad.Path}' can't be an argument of DPDK's.", "Choose a path from the root folder without commas, brackets and equals signs.");
        if (!s_modes.Contains(options.ForwardMode))
            Say("testpmd-mode", ChannelSeverity.Error, "", $"testpmd has no forwarding mode '{options.ForwardMode}'.", $"Choose one of {string.Join(", ", s_modes)}.");
        if (options.PollCpus.Count == 0 || options.PollCpus.Append(options.MainCpu).Any(c => c < 0))
            Say("testpmd-cpus", ChannelSeverity.Error, "", "testpmd needs a CPU for its main thread and one that polls.", "Name them.");
        else if (options.PollCpus.Contains(options.MainCpu))
            Say("testpmd-cpus", ChannelSeverity.Warning, "", $"CPU {options.MainCpu} has the main thread and a polling one.", "Give the main thread another CPU.");
        if (options.ForwardMode == "io" && channels.Count % 2 == 1)
            Say("testpmd-odd", ChannelSeverity.Warning, channels.Count == 0 ? "" : channels[^1].Name, "An odd number of interfaces: the last one sends to itself.", "Join another one, or choose another forwarding mode.");
        var refused = findings.Any(f => f.Severity == ChannelSeverity.Error);
        return new SwitchPlan { Domain = name, Findings = [.. findings], Commands = refused ? [] : [Command(channels, options)], Undo = [] };
    }

    private static ProgramCommand Command(List<ChannelView> channels, TestPmdOptions options)
    {
        var queues = channels.Max(c => c.QueuePairs);
        // Threads are numbered from 0: the main one, then those that poll, each bound to its CPU.
        var threads = options.PollCpus.Select((cpu, i) => $"{Number(i + 1)}@{Number(cpu)}").Prepend($"0@{Number(options.MainCpu)}");
        List<string> arguments = [$"--lcores={string.Join(',', threads)}", "--no-pci", "--no-telemetry", "--in-memory", "--single-file-segments", "-m", Number(options.MemoryMiB)];
        if (!options.HugePages)
            arguments.Add("--no-huge");
        arguments.AddRange(channels.Select((c, i) => $"--vdev=net_vhost{Number(i)},iface={c.Path},queues={Number(c.QueuePairs)}{(c.QemuListens ? ",client=1" : "")}"));
        arguments.AddRange(["--", $"--forward-mode={options.ForwardMode}", "--burst=32", $"--txd={Number(options.QueueSize)}", $"--rxd={Number(options.QueueSize)}", $"--rxq={Number(queues)}", $"--txq={Number(queues)}",
            $"--nb-cores={Number(options.PollCpus.Count)}", "--no-lsc-interrupt", "-i", "--auto-start"]);
        return new ProgramCommand(options.Program, [.. arguments], $"the back-end of {string.Join(", ", channels.Select(c => c.Name))}");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
