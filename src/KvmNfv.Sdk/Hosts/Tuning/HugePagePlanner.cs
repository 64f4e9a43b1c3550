using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Decides how many huge pages each node sets aside when the caller doesn't say, and checks it when he does.</summary>
internal static class HugePagePlanner
{
    private static readonly MemorySize s_gigantic = MemorySize.FromGiB(1);
    private static readonly MemorySize s_left = MemorySize.FromGiB(2);

    public static IReadOnlyList<HugePageRequest> Plan(TuningContext context) => context.Options.HugePages is { } asked
        ? [.. asked.Select(r => Checked(context.Topology, r)).OrderByDescending(r => r.Size).ThenBy(r => r.Node)]
        : Existing(context) is { Count: > 0 } existing ? existing : Proposal(context);

    private static List<HugePageRequest> Existing(TuningContext context) =>
        [.. context.Topology.Nodes.SelectMany(n => n.HugePages.Where(p => p.Total > 0).Select(p => new HugePageRequest(p.Size, n.Id, p.Total)))
            .OrderByDescending(r => r.Size).ThenBy(r => r.Node)];

    private static List<HugePageRequest> Proposal(TuningContext context)
    {
        var requests = new List<HugePageRequest>();
        foreach (var node in context.Topology.Nodes.Where(n => n.Cpus.Overlaps(context.Isolated)))
        {
            if (node.Memory is not { } memory || memory <= s_left)
                continue;
            var share = MemorySize.FromKiB(Math.Min(memory.KiB / 2, (memory - s_left).KiB));
            if (Size(context, node, share) is { } size && share >= size)
                requests.Add(new HugePageRequest(size, node.Id, (long)(share / size)));
        }

        // One size for all nodes: a guest with cells on several asks for one.
        var least = requests.Count == 0 ? MemorySize.Zero : requests.Min(r => r.Size);
        return [.. requests.Select(r => r.Size == least ? r : new HugePageRequest(least, r.Node, (long)(r.Size * (ulong)r.Count / least)))];
    }

    // 1 GiB pages only where four of them fit: fewer are no memory for a guest.
    private static MemorySize? Size(TuningContext context, HostNode node, MemorySize share)
    {
        var gigantic = node.Pool(s_gigantic) is not null || context.Cpu?.Has("pdpe1gb") == true;
        if (gigantic && share >= s_gigantic * 4)
            return s_gigantic;
        var sizes = node.HugePages.Select(p => p.Size).Where(s => s < s_gigantic).ToList();
        return sizes.Count > 0 ? sizes.Max() : context.IsX86 ? MemorySize.FromMiB(2) : null;
    }

    private static HugePageRequest Checked(HostTopology host, HugePageRequest request)
    {
        var node = host.Nodes.FirstOrDefault(n => n.Id == request.Node)
            ?? throw new TuningException($"The host has no node {request.Node} for huge pages; it has {string.Join(", ", host.Nodes.Select(n => n.Id))}.");
        if (node.Memory is { } memory && request.Size * (ulong)request.Count > memory)
            throw new TuningException($"{request.Count} pages of {WantedParameters.Letter(request.Size)} are more than node {node.Id}'s memory, {memory}.");
        if (node.HugePages.Count > 0 && node.Pool(request.Size) is null)
        {
            throw new TuningException($"Node {node.Id} has no pages of {WantedParameters.Letter(request.Size)}; "
                + $"it has {string.Join(", ", node.HugePages.Select(p => WantedParameters.Letter(p.Size)))}.");
        }

        return request;
    }
}
