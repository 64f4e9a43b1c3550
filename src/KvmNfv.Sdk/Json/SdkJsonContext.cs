using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using HostCache = KvmNfv.Sdk.Hosts.HostCache;
using HostCpu = KvmNfv.Sdk.Hosts.HostCpu;
using HostTopology = KvmNfv.Sdk.Hosts.HostTopology;

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
        typeof(ValueListJsonConverter<VCpuActual>),
        typeof(ValueListJsonConverter<IoThreadActual>),
        typeof(ValueListJsonConverter<ThreadActual>),
        typeof(ValueListJsonConverter<MemoryRegion>),
        typeof(ValueListJsonConverter<NodeMemory>),
        typeof(ValueListJsonConverter<VerificationRow>),
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
[JsonSerializable(typeof(DomainActual))]
[JsonSerializable(typeof(VerificationReport))]
[JsonSerializable(typeof(VCpuActual))]
[JsonSerializable(typeof(IoThreadActual))]
[JsonSerializable(typeof(ThreadActual))]
[JsonSerializable(typeof(MemoryRegion))]
[JsonSerializable(typeof(NodeMemory))]
[JsonSerializable(typeof(VerificationRow))]
internal sealed partial class SdkJsonContext : JsonSerializerContext;
