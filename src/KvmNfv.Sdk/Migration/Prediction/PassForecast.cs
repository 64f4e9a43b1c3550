using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>One predicted pass over memory.</summary>
/// <param name="Iteration">The pass, from 1.</param>
/// <param name="Remaining">Memory to send when it begins, before compression.</param>
/// <param name="Duration">How long it takes.</param>
/// <param name="Throttle">How much auto-converge slows the vCPUs, in percent.</param>
public sealed record PassForecast(int Iteration, MemorySize Remaining, TimeSpan Duration, int Throttle);
