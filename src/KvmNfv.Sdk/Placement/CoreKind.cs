namespace KvmNfv.Sdk.Placement;

/// <summary>What placement can tell apart of cores: cores of one kind offer the same at the same cost.</summary>
/// <param name="Free">Threads that an exclusive vCPU may have.</param>
/// <param name="RealTime">Those of them that a real-time vCPU may have.</param>
/// <param name="Isolated">Those of <paramref name="Free"/> that the kernel isolates.</param>
/// <param name="RealTimeIsolated">Those of <paramref name="RealTime"/> that the kernel isolates.</param>
/// <param name="Threads">Online threads of the core.</param>
/// <param name="Whole">Whether nobody else is on any thread of it.</param>
/// <param name="EmulatorMay">Whether an emulator may come here: no thread of it is real-time for somebody else or polls for the host.</param>
/// <param name="Type">The core's type.</param>
internal readonly record struct CoreKind(
    int Free, int RealTime, int Isolated, int RealTimeIsolated, int Threads, bool Whole, bool EmulatorMay, int Type);
