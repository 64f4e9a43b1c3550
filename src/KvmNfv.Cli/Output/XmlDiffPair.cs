using System.Text.Json.Serialization;

namespace KvmNfv.Cli.Output;

/// <summary>Two files under comparison.</summary>
/// <param name="Before">The first; null when only the second folder has it.</param>
/// <param name="After">The second; null when only the first folder has it.</param>
/// <param name="Changes">The changes from the one to the other.</param>
/// <param name="Error">Why they could not be compared; null when they could.</param>
internal sealed record XmlDiffPair(string? Before, string? After, IReadOnlyList<XmlChange> Changes, string? Error)
{
    [JsonIgnore]
    public bool IsSame => Before is not null && After is not null && Changes.Count == 0 && Error is null;
}
