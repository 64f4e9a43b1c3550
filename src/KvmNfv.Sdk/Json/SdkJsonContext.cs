using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters =
    [
        typeof(ValueListJsonConverter<HostCpu>),
        typeof(ValueListJsonConverter<HostNode>),
        typeof(ValueListJsonConverter<HostCache>),
        typeof(ValueListJsonConverter<NodeDistance>),
        typeof(ValueListJsonConverter<HugePagePool>),
    ])]
[JsonSerializable(typeof(HostTopology))]
[JsonSerializable(typeof(HostCpu))]
[JsonSerializable(typeof(HostNode))]
[JsonSerializable(typeof(HostCache))]
[JsonSerializable(typeof(NodeDistance))]
[JsonSerializable(typeof(HugePagePool))]
internal sealed partial class SdkJsonContext : JsonSerializerContext;
