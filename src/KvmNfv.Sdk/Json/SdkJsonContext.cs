using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Channels;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Repinning;

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
        typeof(EquatableListJsonConverter<HostCpu>),
        typeof(EquatableListJsonConverter<HostNode>),
        typeof(EquatableListJsonConverter<HostCache>),
        typeof(EquatableListJsonConverter<HostPciDevice>),
        typeof(EquatableListJsonConverter<HostIommuGroup>),
        typeof(EquatableListJsonConverter<PciAddress>),
        typeof(EquatableListJsonConverter<ResctrlCache>),
        typeof(EquatableListJsonConverter<ResctrlGroup>),
        typeof(EquatableListJsonConverter<CacheShare>),
        typeof(EquatableListJsonConverter<BandwidthShare>),
        typeof(EquatableListJsonConverter<string>),
        typeof(PciAddressJsonConverter),
        typeof(EquatableListJsonConverter<NodeDistance>),
        typeof(EquatableListJsonConverter<HugePagePool>),
        typeof(EquatableListJsonConverter<VCpuProfile>),
        typeof(EquatableListJsonConverter<GuestCell>),
        typeof(EquatableListJsonConverter<MemorySize>),
        typeof(EquatableListJsonConverter<NodeUsage>),
        typeof(EquatableListJsonConverter<VCpuPlacement>),
        typeof(EquatableListJsonConverter<IoThreadPlacement>),
        typeof(EquatableListJsonConverter<CellPlacement>),
        typeof(EquatableListJsonConverter<DeviceRequest>),
        typeof(EquatableListJsonConverter<ResourceShare>),
        typeof(EquatableListJsonConverter<DevicePlacement>),
        typeof(EquatableListJsonConverter<ResourceReservation>),
        typeof(EquatableListJsonConverter<CacheReservation>),
        typeof(EquatableListJsonConverter<BandwidthReservation>),
        typeof(EquatableListJsonConverter<CellDistance>),
        typeof(EquatableListJsonConverter<PlacementResult>),
        typeof(EquatableListJsonConverter<VnfMove>),
        typeof(EquatableListJsonConverter<int>),
        typeof(EquatableListJsonConverter<FailedConstraint>),
        typeof(EquatableListJsonConverter<PlacementChange>),
        typeof(EquatableListJsonConverter<PlacementChangeStep>),
        typeof(EquatableListJsonConverter<VCpuActual>),
        typeof(EquatableListJsonConverter<IoThreadActual>),
        typeof(EquatableListJsonConverter<ThreadActual>),
        typeof(EquatableListJsonConverter<MemoryRegion>),
        typeof(EquatableListJsonConverter<NodeMemory>),
        typeof(EquatableListJsonConverter<VerificationRow>),
        typeof(EquatableListJsonConverter<InterruptActual>),
        typeof(EquatableListJsonConverter<InterruptCount>),
        typeof(EquatableListJsonConverter<AuditFinding>),
        typeof(EquatableListJsonConverter<AuditGap>),
        typeof(EquatableListJsonConverter<AuditRule>),
        typeof(EquatableListJsonConverter<RepinStep>),
        typeof(EquatableListJsonConverter<RepinStepResult>),
        typeof(EquatableListJsonConverter<RepinRefusal>),
        typeof(EquatableListJsonConverter<ProgramCommand>),
        typeof(EquatableListJsonConverter<ChannelStep>),
        typeof(EquatableListJsonConverter<ChannelStepResult>),
        typeof(EquatableListJsonConverter<ChannelFinding>),
        typeof(EquatableListJsonConverter<ChannelState>),
        typeof(EquatableListJsonConverter<HostLink>),
        typeof(EquatableListJsonConverter<MigrationDevice>),
        typeof(EquatableListJsonConverter<MigrationDisk>),
        typeof(EquatableListJsonConverter<DirtyRateSample>),
        typeof(EquatableListJsonConverter<DataRate>),
        typeof(EquatableListJsonConverter<PassForecast>),
        typeof(EquatableListJsonConverter<PassRecord>),
        typeof(EquatableListJsonConverter<DowntimeStep>),
        typeof(EquatableListJsonConverter<PreflightCheck>),
        typeof(EquatableListJsonConverter<MigrationPrerequisite>),
        typeof(EquatableListJsonConverter<MigrationDecision>),
        typeof(EquatableListJsonConverter<MigrationSetting>),
        typeof(EquatableListJsonConverter<MigrationDeviceStep>),
        typeof(EquatableListJsonConverter<MigrationEvent>),
        typeof(EquatableListJsonConverter<MigrationProgress>),
        typeof(EquatableListJsonConverter<MigrationProofCheck>),
        typeof(EquatableListJsonConverter<EvacuationItem>),
        typeof(EquatableListJsonConverter<EvacuationRow>),
        typeof(EquatableListJsonConverter<StallAction>),
        typeof(EquatableListJsonConverter<CheckResult>),
        typeof(EquatableListJsonConverter<CheckEvidence>),
        typeof(EquatableListJsonConverter<Remedy>),
        typeof(EquatableListJsonConverter<ReadinessProfile>),
        typeof(EquatableListJsonConverter<TuningStep>),
        typeof(EquatableListJsonConverter<TuningWrite>),
        typeof(EquatableListJsonConverter<TuningSnippet>),
        typeof(EquatableListJsonConverter<TuningFile>),
        typeof(EquatableListJsonConverter<TuningNote>),
        typeof(EquatableListJsonConverter<KernelParameterChange>),
        typeof(EquatableListJsonConverter<TuningResult>),
        typeof(EquatableListJsonConverter<TuningChange>),
    ])]
[JsonSerializable(typeof(HostTopology))]
[JsonSerializable(typeof(HostCpu))]
[JsonSerializable(typeof(HostNode))]
[JsonSerializable(typeof(HostCache))]
[JsonSerializable(typeof(HostPciDevice))]
[JsonSerializable(typeof(HostIommuGroup))]
[JsonSerializable(typeof(PciAddress))]
[JsonSerializable(typeof(ResctrlCache))]
[JsonSerializable(typeof(ResctrlGroup))]
[JsonSerializable(typeof(CacheShare))]
[JsonSerializable(typeof(BandwidthShare))]
[JsonSerializable(typeof(string))]
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
[JsonSerializable(typeof(DeviceRequest))]
[JsonSerializable(typeof(ResourceShare))]
[JsonSerializable(typeof(DevicePlacement))]
[JsonSerializable(typeof(ResourceReservation))]
[JsonSerializable(typeof(CacheReservation))]
[JsonSerializable(typeof(BandwidthReservation))]
[JsonSerializable(typeof(CellDistance))]
[JsonSerializable(typeof(PlacementBatch))]
[JsonSerializable(typeof(DefragmentationProposal))]
[JsonSerializable(typeof(VnfMove))]
[JsonSerializable(typeof(int))]
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
[JsonSerializable(typeof(InterruptActual))]
[JsonSerializable(typeof(InterruptCount))]
[JsonSerializable(typeof(CpuQuota))]
[JsonSerializable(typeof(AuditReport))]
[JsonSerializable(typeof(AuditFinding))]
[JsonSerializable(typeof(AuditGap))]
[JsonSerializable(typeof(AuditRule))]
[JsonSerializable(typeof(RepinSchedule))]
[JsonSerializable(typeof(RepinReport))]
[JsonSerializable(typeof(RepinStep))]
[JsonSerializable(typeof(RepinStepResult))]
[JsonSerializable(typeof(RepinRefusal))]
[JsonSerializable(typeof(SwitchPlan))]
[JsonSerializable(typeof(ProgramCommand))]
[JsonSerializable(typeof(ChannelPlan))]
[JsonSerializable(typeof(ChannelReport))]
[JsonSerializable(typeof(ChannelCheckReport))]
[JsonSerializable(typeof(ChannelStep))]
[JsonSerializable(typeof(ChannelStepResult))]
[JsonSerializable(typeof(ChannelFinding))]
[JsonSerializable(typeof(ChannelState))]
[JsonSerializable(typeof(MigrationHostFacts))]
[JsonSerializable(typeof(MigrationDomainFacts))]
[JsonSerializable(typeof(MigrationRequest))]
[JsonSerializable(typeof(MigrationPlanResult))]
[JsonSerializable(typeof(MigrationPlan))]
[JsonSerializable(typeof(MigrationRefusal))]
[JsonSerializable(typeof(PreflightReport))]
[JsonSerializable(typeof(MigrationForecast))]
[JsonSerializable(typeof(MigrationReport))]
[JsonSerializable(typeof(MigrationJournalEntry))]
[JsonSerializable(typeof(EvacuationPlan))]
[JsonSerializable(typeof(EvacuationReport))]
[JsonSerializable(typeof(EvacuationItem))]
[JsonSerializable(typeof(EvacuationRow))]
[JsonSerializable(typeof(DirtyRateProfile))]
[JsonSerializable(typeof(MemoryProbe))]
[JsonSerializable(typeof(DowntimeSchedule))]
[JsonSerializable(typeof(HostLink))]
[JsonSerializable(typeof(MigrationDevice))]
[JsonSerializable(typeof(MigrationDisk))]
[JsonSerializable(typeof(DirtyRateSample))]
[JsonSerializable(typeof(PassForecast))]
[JsonSerializable(typeof(PassRecord))]
[JsonSerializable(typeof(DowntimeStep))]
[JsonSerializable(typeof(PreflightCheck))]
[JsonSerializable(typeof(MigrationPrerequisite))]
[JsonSerializable(typeof(MigrationDecision))]
[JsonSerializable(typeof(MigrationSetting))]
[JsonSerializable(typeof(MigrationDeviceStep))]
[JsonSerializable(typeof(StallAction))]
[JsonSerializable(typeof(ReadinessReport))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(CheckEvidence))]
[JsonSerializable(typeof(Remedy))]
[JsonSerializable(typeof(ReadinessProfile))]
[JsonSerializable(typeof(TuningPlan))]
[JsonSerializable(typeof(TuningReport))]
[JsonSerializable(typeof(TuningState))]
[JsonSerializable(typeof(TuningStep))]
[JsonSerializable(typeof(TuningWrite))]
[JsonSerializable(typeof(TuningSnippet))]
[JsonSerializable(typeof(TuningFile))]
[JsonSerializable(typeof(TuningNote))]
[JsonSerializable(typeof(KernelParameterChange))]
[JsonSerializable(typeof(TuningResult))]
[JsonSerializable(typeof(TuningChange))]
internal sealed partial class SdkJsonContext : JsonSerializerContext;
