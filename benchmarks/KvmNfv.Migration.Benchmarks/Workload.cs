namespace KvmNfv.Migration.Benchmarks;

/// <summary>What a guest does with its memory (tests/lab/dirty.c).</summary>
/// <param name="Name">For people.</param>
/// <param name="Pattern">The pattern's name in dirty.c.</param>
/// <param name="Share">How much it writes, as a share of the link's rate.</param>
/// <param name="SetShare">The part of the memory that is written; 1 is all.</param>
/// <param name="Compressible">Whether its memory compresses.</param>
internal sealed record Workload(string Name, string Pattern, double Share, double SetShare, bool Compressible)
{
    // The kernel's share grows with the memory that it keeps account of.
    private const int KernelMiB = 128, KernelShare = 6;

    private static readonly Workload[] s_all =
    [
        new("idle", "idle", 0, 1, true),
        new("uniform", "uniform", 0.35, 1, true),
        new("hot", "hot", 0.7, 0.15, true),
        // Reads at 2.5 times the link's rate; one in twenty is written.
        new("read", "read", 2.5, 1, true),
        new("zero", "zero", 0.35, 1, true),
        new("noise", "noise", 0.25, 1, false),
        // Writes more than the link carries: plain pre-copy never ends.
        new("stuck", "uniform", 1.6, 1, true),
        new("stuck-hot", "hot", 1.6, 0.4, true),
    ];

    public static IEnumerable<string> Names => s_all.Select(w => w.Name);

    public static Workload Of(string name) => s_all.First(w => w.Name == name);

    /// <summary>The guest's kernel parameter.</summary>
    public string Parameter(Link link, int memoryMiB)
    {
        var area = memoryMiB - Math.Max(KernelMiB, memoryMiB / KernelShare);
        return FormattableString.Invariant($"dirty={area},{link.Mbit / 8 * Share:0.#},{Pattern},{Math.Max(1, (int)(area * SetShare))}");
    }
}
