using KvmNfv.Sdk.Migration;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>The shaped link between the two hosts.</summary>
/// <param name="Name">Its rate in tc's words.</param>
/// <param name="Mbit">The same as a number.</param>
/// <param name="Memory">The memory of guests that are measured on it, MiB.</param>
internal sealed record Link(string Name, double Mbit, int Memory)
{
    private static readonly Link[] s_all = [new("1gbit", 1000, 512), new("100mbit", 100, 256)];

    public static IEnumerable<string> Names => s_all.Select(l => l.Name);

    public MigrationLink ForPlan => new() { Bandwidth = DataRate.FromMbitPerSecond(Mbit), Source = "told" };

    public static Link Of(string name) => s_all.First(l => l.Name == name);
}
