using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Output;

/// <summary>A NUMA cell of the host. What the hypervisor does not tell is null.</summary>
internal sealed record NodeCell(int Id, string Cpus, ulong? MemoryKiB, ulong? FreeKiB, NodePages[] HugePages)
{
    public static NodeCell From(HostNode node) => new(node.Id, node.Cpus.ToString(), node.Memory?.KiB, node.FreeMemory?.KiB,
        [.. node.HugePages.Select(p => new NodePages(p.Size.KiB, p.Total, p.Free))]);

    /// <summary>The cell as one line for people.</summary>
    public override string ToString()
    {
        var parts = new[]
        {
            $"CPUs {Cpus}",
            MemoryKiB is { } memory ? Quantity.Memory(memory) + (FreeKiB is { } free ? $" ({Quantity.Memory(free)} free)" : "") : null,
        };
        var pools = HugePages.Where(p => p.Total > 0)
            .Select(p => $"{Quantity.Number(p.Total)} pages of {Quantity.Memory(p.SizeKiB)}{(p.Free is { } n ? $" ({Quantity.Number(n)} free)" : "")}");
        return string.Join(", ", parts.OfType<string>().Concat(pools));
    }
}
