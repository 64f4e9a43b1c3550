using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>The words that the rule table is written in.</summary>
internal static class Conditions
{
    public static RuleCondition Flag(DomainMigrateFlags flags) => new FlagCondition(flags);

    public static RuleCondition Fact(RuleFact fact) => new FactCondition(fact);

    public static RuleCondition Uses(MigrationCompression method) => new CompressionCondition(method);

    public static RuleCondition Has(string setting) => new SettingCondition(setting);

    /// <summary>Either host's libvirt is older.</summary>
    public static RuleCondition LibvirtBelow(int major, int minor) =>
        SourceLibvirt(null, new(major, minor, 0)) | DestinationLibvirt(null, new(major, minor, 0));

    /// <summary>Either host's QEMU is older.</summary>
    public static RuleCondition QemuBelow(int major, int minor) => SourceQemu(null, new(major, minor, 0)) | DestinationQemu(null, new(major, minor, 0));

    /// <summary>Either host's QEMU is that old or newer.</summary>
    public static RuleCondition QemuFrom(int major, int minor) => SourceQemu(new(major, minor, 0), null) | DestinationQemu(new(major, minor, 0), null);

    public static RuleCondition SourceLibvirt(Version? from, Version? below) => new VersionCondition(RuleComponent.SourceLibvirt, from, below);

    public static RuleCondition DestinationLibvirt(Version? from, Version? below) => new VersionCondition(RuleComponent.DestinationLibvirt, from, below);

    public static RuleCondition SourceQemu(Version? from, Version? below) => new VersionCondition(RuleComponent.SourceQemu, from, below);

    public static RuleCondition DestinationQemu(Version? from, Version? below) => new VersionCondition(RuleComponent.DestinationQemu, from, below);

    public static RuleCondition MachineBelow(int major, int minor) => new VersionCondition(RuleComponent.MachineType, null, new(major, minor));

    public static RuleRepair Clear(DomainMigrateFlags flags) => new FlagRepair(0, flags);

    public static RuleRepair Set(DomainMigrateFlags flags) => new FlagRepair(flags, 0);

    public static RuleRepair Uncompress() => new CompressionRepair();

    public static RuleRepair Drop(params string[] settings) => new SettingRepair([.. settings]);

    public static RuleRepair Do(RuleChoice choice) => new ChoiceRepair(choice);
}
