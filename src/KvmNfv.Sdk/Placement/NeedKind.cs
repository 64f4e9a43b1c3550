namespace KvmNfv.Sdk.Placement;

/// <summary>A kind of thread that wants a CPU of its own. Threads of one kind are interchangeable.</summary>
/// <param name="Role">Real-time or dedicated; null for the emulator and IOThreads.</param>
/// <param name="CoreTypes">The types of core it may have, one bit each.</param>
/// <param name="Share">The index of its share of cache and bandwidth; -1 for none.</param>
internal readonly record struct NeedKind(VCpuRole? Role, ulong CoreTypes, int Share)
{
    public bool Accepts(int type) => (CoreTypes >> type & 1) != 0;
}
