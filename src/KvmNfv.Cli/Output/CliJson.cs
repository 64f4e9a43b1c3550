using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.Cli.Output;

/// <summary>The JSON that scripts read: camelCase names, which are never renamed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(DomainSummary))]
[JsonSerializable(typeof(DomainSummary[]))]
[JsonSerializable(typeof(DomainDetails))]
[JsonSerializable(typeof(NodeDetails))]
[JsonSerializable(typeof(SnapshotReport))]
[JsonSerializable(typeof(EventLine))]
[JsonSerializable(typeof(MigrationStatus))]
[JsonSerializable(typeof(ServeStatus))]
[JsonSerializable(typeof(PingReport))]
[JsonSerializable(typeof(BlastReport))]
[JsonSerializable(typeof(SwitchStatus))]
[JsonSerializable(typeof(ComparisonReport))]
[JsonSerializable(typeof(XmlCheckReport))]
[JsonSerializable(typeof(XmlDiffReport))]
[JsonSerializable(typeof(XmlLintReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>The same with URIs and sentences as they are.</summary>
    public static CliJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    /// <summary>The same names, one value a line.</summary>
    public static CliJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
