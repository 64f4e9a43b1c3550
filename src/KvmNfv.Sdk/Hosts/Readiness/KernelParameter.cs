namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>One word of the kernel's command line.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">What follows the equals sign, without quotes; null without one.</param>
internal readonly record struct KernelParameter(string Name, string? Value)
{
    // The kernel takes '-' and '_' in names for the same (parameq in kernel/params.c).
    public string Key { get; } = Name.Replace('-', '_');

    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
