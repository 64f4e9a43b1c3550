namespace KvmNfv.Sdk.Migration;

/// <summary>What rules look at.</summary>
/// <param name="Request">The request.</param>
/// <param name="Draft">The plan as it stands.</param>
internal sealed record RuleInput(MigrationRequest Request, MigrationDraft Draft)
{
    public Version? Version(RuleComponent component) => component switch
    {
        RuleComponent.SourceLibvirt => Request.Source.Libvirt,
        RuleComponent.DestinationLibvirt => Request.Destination.Libvirt,
        RuleComponent.SourceQemu => Request.Source.Qemu,
        RuleComponent.DestinationQemu => Request.Destination.Qemu,
        _ => MachineVersion.Of(Request.Domain.Machine),
    };
}
