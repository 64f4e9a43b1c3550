namespace KvmNfv.Sdk.Migration;

/// <summary>A version lies in a range.</summary>
/// <param name="Component">Whose version.</param>
/// <param name="From">The first version in the range; null for all old ones.</param>
/// <param name="Below">The first version after it; null for all new ones.</param>
internal sealed record VersionCondition(RuleComponent Component, Version? From, Version? Below) : RuleCondition
{
    private string Words => Component switch
    {
        RuleComponent.SourceLibvirt => "the source's libvirt",
        RuleComponent.DestinationLibvirt => "the destination's libvirt",
        RuleComponent.SourceQemu => "the source's QEMU",
        RuleComponent.DestinationQemu => "the destination's QEMU",
        _ => "the machine type",
    };

    public override bool? Holds(RuleInput input) =>
        input.Version(Component) is { } version ? (From is null || version >= From) && (Below is null || version < Below) : null;

    public override string ToString() => (From, Below) switch
    {
        (null, { } below) => $"{Words} below {below}",
        ({ } from, null) => $"{Words} {from} or newer",
        ({ } from, { } below) => $"{Words} {from} to below {below}",
        _ => Words,
    };
}
