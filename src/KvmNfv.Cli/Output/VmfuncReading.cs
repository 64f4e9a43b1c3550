namespace KvmNfv.Cli.Output;

/// <summary>Whether this host's CPU has VMFUNC with EPTP switching.</summary>
/// <param name="Available">Whether it has; null where that can't be read here.</param>
/// <param name="Finding">What was read, in words.</param>
/// <param name="WhyNot">Why nobody can use it for channels today.</param>
internal sealed record VmfuncReading(bool? Available, string Finding, string WhyNot);
