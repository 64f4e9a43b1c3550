using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>One mapping of /proc/PID/smaps.</summary>
internal sealed record ProcessMap
{
    public required ulong Start { get; init; }

    public required ulong End { get; init; }

    /// <summary>As <c>rw-p</c>.</summary>
    public required string Permissions { get; init; }

    public required string Path { get; init; }

    public MemorySize PageSize { get; set; }

    public MemorySize TransparentHuge { get; set; }

    public MemorySize Swapped { get; set; }

    public ulong Length => End - Start;
}
