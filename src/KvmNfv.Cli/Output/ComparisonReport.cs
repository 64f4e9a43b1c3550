using System.Text.Json;

namespace KvmNfv.Cli.Output;

/// <summary>What <c>channel compare</c> found.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Host">Where.</param>
/// <param name="Cpus">The CPUs that the two sides were bound to.</param>
/// <param name="Burst">Messages of a burst.</param>
/// <param name="Vmfunc">What the CPU says of VMFUNC.</param>
/// <param name="Options">The options, as they were measured.</param>
/// <param name="Assessments">What can't be measured of them.</param>
internal sealed record ComparisonReport(DateTimeOffset StartedAt, ComparedHost Host, IReadOnlyList<int> Cpus, int Burst, VmfuncReading Vmfunc, IReadOnlyList<ComparedOption> Options, IReadOnlyList<OptionAssessment> Assessments)
{
    public string ToJson() => JsonSerializer.Serialize(this, CliJson.Readable.ComparisonReport);

    /// <exception cref="JsonException">It is none.</exception>
    public static ComparisonReport FromJson(string json) => JsonSerializer.Deserialize(json, CliJson.Readable.ComparisonReport) is { Options: not null, Assessments: not null, Host: not null, Vmfunc: not null } report
        ? report : throw new JsonException("it has no options, host or assessments");
}
