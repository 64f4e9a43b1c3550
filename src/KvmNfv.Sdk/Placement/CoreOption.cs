namespace KvmNfv.Sdk.Placement;

/// <summary>One way to use a core, or a group of cores: how many CPUs of each kind, and what that costs by the objective.</summary>
/// <param name="RealTime">Real-time vCPUs.</param>
/// <param name="Dedicated">Dedicated vCPUs.</param>
/// <param name="Emulator">Dedicated emulator CPUs, 0 or 1.</param>
/// <param name="Partial">Cores that the require policy leaves partly empty, 0 or 1.</param>
/// <param name="Idle">Threads kept empty.</param>
/// <param name="Cost">A packed <see cref="FitCost"/>.</param>
internal readonly record struct CoreOption(int RealTime, int Dedicated, int Emulator, int Partial, int Idle, long Cost)
{
    public int Taken => RealTime + Dedicated + Emulator;
}
