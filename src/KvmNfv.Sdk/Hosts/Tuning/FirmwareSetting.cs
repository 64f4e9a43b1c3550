namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A setting of a machine's firmware.</summary>
/// <param name="Name">What the maker, or failing that the processor's maker, calls it.</param>
/// <param name="Value">What to choose.</param>
/// <param name="Why">Why.</param>
internal sealed record FirmwareSetting(string Name, string Value, string Why);
