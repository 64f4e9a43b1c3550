using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Zeroed memory outside the managed heap, freed when nobody can reach the block any more: threads may still be inside while their object is disposed.</summary>
// SAFETY: users keep a reference to the block as long as they use its memory.
internal sealed unsafe class NativeBlock<T>(int count) where T : unmanaged
{
    private const int Alignment = 64;

    ~NativeBlock() => NativeMemory.AlignedFree(Start);

    public T* Start { get; } = Allocate(count);

    private static T* Allocate(int count)
    {
        var size = (nuint)count * (nuint)sizeof(T);
        var memory = (T*)NativeMemory.AlignedAlloc(size, Alignment);
        NativeMemory.Clear(memory, size);
        return memory;
    }
}
