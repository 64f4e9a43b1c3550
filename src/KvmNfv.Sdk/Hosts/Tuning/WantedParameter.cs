namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A kernel parameter that a plan asks for.</summary>
/// <param name="Name">The name, as the kernel's documentation writes it.</param>
/// <param name="Value">The value; null for a parameter without one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mends">The readiness checks that it mends.</param>
internal sealed record WantedParameter(string Name, string? Value, string Reason, params string[] Mends)
{
    public string Key => Name.Replace('-', '_');

    public string Text => Value is null ? Name : $"{Name}={Value}";
}
