namespace KvmNfv.Channels;

/// <summary>How the memory of a channel is made.</summary>
public sealed record SharedRegionOptions
{
    /// <summary>The page size: <see cref="HugePageSize.None"/> (the default), 2 MiB or 1 GiB. Huge pages must be reserved on the host (vm.nr_hugepages).</summary>
    public HugePageSize HugePages { get; init; }

    /// <summary>The memory node to take pages from; null (the default) leaves it to the kernel, which takes the node of the CPU that touches a page first.</summary>
    public int? NumaNode { get; init; }
}
