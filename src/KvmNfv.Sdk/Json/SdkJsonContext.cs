using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

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
        typeof(ValueListJsonConverter<VCpuProfile>),
        typeof(ValueListJsonConverter<GuestCell>),
        typeof(ValueListJsonConverter<MemorySize>),
        typeof(ValueListJsonConverter<NodeUsage>),
        typeof(ValueListJsonConverter<VCpuPlacement>),
        typeof(ValueListJsonConverter<IoThreadPlacement>),
        typeof(ValueListJsonConverter<CellPlacement>),
        typeof(ValueListJsonConverter<FailedConstraint>),
        typeof(ValueListJsonConverter<PlacementChange>),
        typeof(ValueListJsonConverter<PlacementChangeStep>),
    ])]
[JsonSerializable(typeof(HostTopology))]
[JsonSerializable(typeof(HostCpu))]
[JsonSerializable(typeof(HostNode))]
[JsonSerializable(typeof(HostCache))]
[JsonSerializable(typeof(NodeDistance))]
[JsonSerializable(typeof(HugePagePool))]
[JsonSerializable(typeof(VnfProfile))]
[JsonSerializable(typeof(HostUsage))]
[JsonSerializable(typeof(PlacementPolicy))]
[JsonSerializable(typeof(PlacementResult))]
[JsonSerializable(typeof(PlacementPlan))]
[JsonSerializable(typeof(VCpuProfile))]
[JsonSerializable(typeof(GuestCell))]
[JsonSerializable(typeof(MemorySize))]
[JsonSerializable(typeof(NodeUsage))]
[JsonSerializable(typeof(VCpuPlacement))]
[JsonSerializable(typeof(IoThreadPlacement))]
[JsonSerializable(typeof(CellPlacement))]
[JsonSerializable(typeof(FailedConstraint))]
[JsonSerializable(typeof(PlacementChange))]
[JsonSerializable(typeof(PlacementChangeStep))]
internal sealed partial class SdkJsonContext : JsonSerializerContext;
