using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>All that is written as JSON.</summary>
/// <param name="Measured">When it ended.</param>
/// <param name="Libvirt">The library's version.</param>
/// <param name="Cases">What was measured.</param>
/// <param name="Verdicts">The promises.</param>
internal sealed record Results(DateTimeOffset Measured, string Libvirt, IReadOnlyList<CaseResult> Cases, IReadOnlyList<Verdict> Verdicts)
{
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "migration.json"), JsonSerializer.Serialize(this, ResultsContext.Default.Results));
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Results))]
internal sealed partial class ResultsContext : JsonSerializerContext;
