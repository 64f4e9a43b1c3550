using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Benchmarks.Placement;

/// <summary>
/// The named peer: a fit as OpenStack Nova describes its own, in our words. Nodes by free memory, then every permutation of them for the guest's cells; the first
/// in which each cell has enough free CPUs and pages wins. It knows of no distance, no L3, no real-time rule, and proves nothing. Pairs of cell and node that failed are
/// remembered, as Nova does since bug 1978372.
/// </summary>
internal static class PermutationFit
{
    public static int[]? Fit(HostTopology host, VnfProfile profile, HostUsage usage)
    {
        var housekeeping = host.Cpus[0].Siblings;
        var nodes = host.Nodes.OrderByDescending(n => n.FreeMemory).Select(n => (Node: n, Free: (n.Cpus - usage.Exclusive - usage.Floating - housekeeping).Count)).ToArray();
        var cells = profile.Cells.Count > 0 ? profile.Cells : [new GuestCell { VCpus = CpuSet.Range(0, profile.VCpus.Count - 1), Memory = profile.Memory }];
        var needs = cells.Select(c => c.VCpus.Count(v => profile.VCpus[v].Role is VCpuRole.RealTime or VCpuRole.Dedicated)).ToArray();
        var fits = new bool?[cells.Count, nodes.Length];
        var chosen = new int[cells.Count];
        foreach (var permutation in Permutations(nodes.Length, cells.Count, chosen, 0, new bool[nodes.Length]))
        {
            var all = true;
            for (var c = 0; c < cells.Count && all; c++)
            {
                var node = nodes[permutation[c]];
                all = fits[c, permutation[c]] ??= node.Free >= needs[c] && profile.PageSizes.Any(size =>
                    node.Node.Pool(size) is { } pool ? (ulong)(pool.Free ?? 0) * size.Bytes >= cells[c].Memory.Bytes : node.Node.FreeMemory >= cells[c].Memory);
            }

            if (all)
                return [.. permutation.Select(p => nodes[p].Node.Id)];
        }

        return null;
    }

    private static IEnumerable<int[]> Permutations(int nodes, int cells, int[] chosen, int index, bool[] used)
    {
        if (index == cells)
        {
            yield return chosen;
            yield break;
        }

        for (var n = 0; n < nodes; n++)
        {
            if (used[n])
                continue;
            (used[n], chosen[index]) = (true, n);
            foreach (var permutation in Permutations(nodes, cells, chosen, index + 1, used))
                yield return permutation;
            used[n] = false;
        }
    }
}
