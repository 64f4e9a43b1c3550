namespace KvmNfv.Sdk.Domains;

/// <summary>How often an interrupt fired on a CPU.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Count">How often.</param>
public readonly record struct InterruptCount(int Cpu, long Count);
