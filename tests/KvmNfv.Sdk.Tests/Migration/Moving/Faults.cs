using System.Globalization;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>How many random moments a fault is tried at: few in every run, as many as asked for by <c>KVMNFV_FAULT_MOMENTS</c>.</summary>
internal static class Faults
{
    private const int Few = 2;

    public static int Moments { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("KVMNFV_FAULT_MOMENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : Few;

    /// <summary>Moments within a span; the seed is printed and can be given again by <c>KVMNFV_FAULT_SEED</c>.</summary>
    public static IEnumerable<(Random Random, TimeSpan At)> In(TimeSpan span)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KVMNFV_FAULT_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"seed {seed}, {Moments} moments");
        var random = new Random(seed);
        for (var i = 0; i < Moments; i++)
            yield return (random, span * random.NextDouble());
    }
}
