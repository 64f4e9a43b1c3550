using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The host in short. The capabilities document tells the real topology; here asymmetric hosts show as one node.</summary>
/// <param name="Model">The CPU architecture, such as x86_64.</param>
/// <param name="MemoryKiB">Memory in KiB.</param>
/// <param name="Cpus">Active CPUs.</param>
/// <param name="Mhz">The expected CPU frequency in MHz; 0 where not known.</param>
/// <param name="Nodes">NUMA cells.</param>
/// <param name="Sockets">Sockets a cell.</param>
/// <param name="Cores">Cores a socket.</param>
/// <param name="Threads">Threads a core.</param>
public sealed record NodeInfo(string Model, ulong MemoryKiB, int Cpus, int Mhz, int Nodes, int Sockets, int Cores, int Threads)
{
    // SAFETY: the field is a fixed buffer inside the struct, which the caller keeps in place.
    internal static unsafe NodeInfo From(in virNodeInfo info)
    {
        fixed (byte* model = info.model)
            return new(NativeStrings.FromBuffer(model, 32), info.memory, (int)info.cpus, (int)info.mhz, (int)info.nodes,
                (int)info.sockets, (int)info.cores, (int)info.threads);
    }
}
