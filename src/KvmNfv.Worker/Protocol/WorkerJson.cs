using System.Text.Json.Serialization;

namespace KvmNfv.Worker.Protocol;

/// <summary>The control protocol's texts, strictly: what isn't known, or comes twice, is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlResponse))]
[JsonSerializable(typeof(ConfigurationMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext;
