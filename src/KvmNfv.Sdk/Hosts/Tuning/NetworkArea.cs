using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Network cards: as many queues as housekeeping CPUs serve, long rings, virtual functions.</summary>
internal sealed class NetworkArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        foreach (var name in context.List("/sys/class/net").Where(n => IsPhysical(context, n)))
            yield return Step(context, name);
    }

    // A virtual function belongs to its guest, and has a link to the card it is part of.
    private static bool IsPhysical(TuningContext context, string name) =>
        IsName(name) && context.List($"/sys/class/net/{name}/device").Count > 0 && context.Link($"/sys/class/net/{name}/device/physfn") is null;

    // A name goes into commands; the kernel allows more than a shell does.
    private static bool IsName(string name) => name.Length is > 0 and < 16 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@') && name[0] != '-';

    private static TuningStep Step(TuningContext context, string name)
    {
        var folder = $"/sys/class/net/{name}";
        var queues = context.List($"{folder}/queues").Count(q => q.StartsWith("rx-", StringComparison.Ordinal));
        var node = Number(context, $"{folder}/device/numa_node");
        var near = context.Topology.Nodes.FirstOrDefault(n => n.Id == node) is { } own && own.Cpus.Overlaps(context.Housekeeping) ? own.Cpus & context.Housekeeping : context.Housekeeping;
        var fits = Math.Max(1, near.Count);
        var virtualFunctions = Number(context, $"{folder}/device/sriov_totalvfs") ?? 0;
        var commands = new List<string>();
        if (queues > fits)
            commands.Add($"ethtool -L {name} combined {fits}");
        commands.Add($"ethtool -g {name}                      # the longest rings that the card has, then:");
        commands.Add($"ethtool -G {name} rx 4096 tx 4096      # no more than it says");
        commands.Add(context.Realtime ? $"ethtool -C {name} adaptive-rx off rx-usecs 0" : $"ethtool -C {name} adaptive-rx off rx-usecs 8");
        if (virtualFunctions > 0 && Number(context, $"{folder}/device/sriov_numvfs") == 0)
            commands.Add($"echo {virtualFunctions} > {folder}/device/sriov_numvfs    # as many as guests need; the card has up to {virtualFunctions}");
        return new TuningStep
        {
            Id = "nic." + name,
            Title = $"Network card {name}: queues and rings",
            Stage = TuningStage.Runtime,
            Current = string.Create(CultureInfo.InvariantCulture, $"{queues} receive queue{(queues == 1 ? "" : "s")}{(node is >= 0 ? $", node {node}" : "")}{(virtualFunctions > 0 ? $", up to {virtualFunctions} virtual functions" : "")}"),
            Wanted = $"at most {fits} queue{(fits == 1 ? "" : "s")}, one for each housekeeping CPU near it ({near}), and the longest rings",
            Reason = "Each queue's interrupt wants a CPU of its own; more queues than housekeeping CPUs put interrupts on isolated ones. Long rings hold packets over a short stall. Cards that DPDK or a guest owns are not set here."
                + (node is >= 0 ? $" Guests that use this card belong on node {node}." : ""),
            Disturbs = "ethtool -L and -G reset the card: its link is down for up to some seconds, for guests on its virtual functions too.",
            Risk = TuningRisk.Medium,
            RiskReason = "Not over the connection that you are logged in by, without another way in.",
            Mends = queues > fits ? ["I08", "I16"] : ["I16"],
            Snippets = [new("sh", string.Join('\n', commands))],
            Undo = "The same commands with the values that `ethtool -l`, `-g` and `-c` show now; write them down first.",
        };
    }

    private static int? Number(TuningContext context, string path) =>
        int.TryParse(context.Read(path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
