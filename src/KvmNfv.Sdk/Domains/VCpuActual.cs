namespace KvmNfv.Sdk.Domains;

/// <summary>The thread that runs a vCPU. Under single-threaded TCG all vCPUs have the same one.</summary>
/// <param name="VCpu">The vCPU's number.</param>
/// <param name="Thread">Its thread.</param>
public sealed record VCpuActual(int VCpu, ThreadActual Thread);
