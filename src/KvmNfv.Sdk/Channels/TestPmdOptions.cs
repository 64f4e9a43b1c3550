namespace KvmNfv.Sdk.Channels;

/// <summary>How dpdk-testpmd serves a domain's interfaces. Immutable.</summary>
public sealed record TestPmdOptions
{
    /// <summary>The CPU of testpmd's main thread, which sleeps. Default 0.</summary>
    public int MainCpu { get; init; }

    /// <summary>The CPUs of its polling threads; best isolated ones. Default CPU 1 alone.</summary>
    public EquatableList<int> PollCpus { get; init => field = value ?? [1]; } = [1];

    /// <summary>Its forwarding mode: <c>io</c> (default) joins the first and second interface, the third and fourth, and so on; <c>macswap</c>, <c>rxonly</c>, <c>txonly</c> and others of testpmd's.</summary>
    public string ForwardMode { get; init => field = value ?? "io"; } = "io";

    /// <summary>Its memory in MiB. Default 512.</summary>
    public uint MemoryMiB { get; init; } = 512;

    /// <summary>Whether it has huge pages, which it locks. Default true; off for trying only.</summary>
    public bool HugePages { get; init; } = true;

    /// <summary>Entries of each queue. Default 1024.</summary>
    public uint QueueSize { get; init; } = 1024;

    /// <summary>The program. Default <c>dpdk-testpmd</c>.</summary>
    public string Program { get; init => field = value ?? "dpdk-testpmd"; } = "dpdk-testpmd";
}
