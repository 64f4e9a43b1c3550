namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>One way to mend a finding, for people and for machines. Compares by value; nothing applies it unless asked to.</summary>
public sealed record Remedy
{
    /// <summary>Where it is applied.</summary>
    public required RemedyKind Kind { get; init; }

    /// <summary>What to do, as a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The same for machines, in the form that <see cref="RemedyKind"/> states; null when only a person can do it.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it takes effect only after a reboot.</summary>
    public bool RebootNeeded { get; init; }

    /// <summary>Whether guests that run meanwhile notice: a pause, lost packets, a restart.</summary>
    public bool DisturbsGuests { get; init; }

    internal static Remedy KernelParameter(string parameter, string? text = null) => new()
    {
        Kind = RemedyKind.KernelParameter,
        Text = text ?? (parameter[0] == '-' ? $"Boot without {parameter[1..]}." : $"Boot with {parameter}."),
        Value = parameter,
        RebootNeeded = true,
        DisturbsGuests = true,
    };

    internal static Remedy Sysctl(string key, string value, string? text = null) => new()
    {
        Kind = RemedyKind.Sysctl, Text = text ?? $"Set the sysctl {key} to {value}.", Value = $"{key}={value}",
    };

    internal static Remedy Sysfs(string path, string value, string? text = null, bool disturbs = false) => new()
    {
        Kind = RemedyKind.Sysfs, Text = text ?? $"Write {value} to {path}.", Value = $"{path}={value}", DisturbsGuests = disturbs,
    };

    /// <summary>A module's parameter; KVM's can't be changed while guests run, since the module must be loaded again.</summary>
    internal static Remedy Module(string module, string parameter, string value, string? text = null) => new()
    {
        Kind = RemedyKind.ModuleParameter,
        Text = text ?? $"Load {module} with {parameter}={value} (options in /etc/modprobe.d).",
        Value = $"{module}.{parameter}={value}",
        DisturbsGuests = true,
    };

    internal static Remedy Systemd(string command, string text, bool disturbs = false) => new()
    {
        Kind = RemedyKind.Systemd, Text = text, Value = command, DisturbsGuests = disturbs,
    };

    internal static Remedy Firmware(string setting, string text) => new()
    {
        Kind = RemedyKind.Firmware, Text = text, Value = setting, RebootNeeded = true, DisturbsGuests = true,
    };

    internal static Remedy Package(string package, string text, bool reboot = false) => new()
    {
        Kind = RemedyKind.Package, Text = text, Value = package, RebootNeeded = reboot, DisturbsGuests = reboot,
    };

    internal static Remedy DomainXml(string xml, string text) => new() { Kind = RemedyKind.DomainXml, Text = text, Value = xml, DisturbsGuests = true };

    internal static Remedy Command(string command, string text, bool disturbs = false) => new()
    {
        Kind = RemedyKind.Command, Text = text, Value = command, DisturbsGuests = disturbs,
    };

    internal static Remedy Manual(string text, bool reboot = false) => new()
    {
        Kind = RemedyKind.Manual, Text = text, RebootNeeded = reboot, DisturbsGuests = reboot,
    };
}
