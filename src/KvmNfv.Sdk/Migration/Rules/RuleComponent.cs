namespace KvmNfv.Sdk.Migration;

/// <summary>What has a version.</summary>
internal enum RuleComponent
{
    SourceLibvirt,
    DestinationLibvirt,
    SourceQemu,
    DestinationQemu,
    MachineType,
}
