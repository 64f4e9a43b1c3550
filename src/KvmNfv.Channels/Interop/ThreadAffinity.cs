using System.Runtime.InteropServices;

namespace KvmNfv.Channels.Interop;

/// <summary>Binds the calling thread to a CPU: sched_setaffinity(2).</summary>
internal static partial class ThreadAffinity
{
    private const int MaxCpus = 8192, WordBits = 64;

    /// <exception cref="ChannelException">There is no such CPU, or this process may not use it.</exception>
    // SAFETY: the kernel reads only as many bytes as it is told, which live on this stack.
    public static unsafe void Pin(int cpu)
    {
        if (cpu is < 0 or >= MaxCpus)
            throw new ChannelException(ChannelFault.System, $"There is no CPU {cpu}.");
        var mask = stackalloc ulong[MaxCpus / WordBits];
        new Span<ulong>(mask, MaxCpus / WordBits).Clear();
        mask[cpu / WordBits] = 1ul << (cpu % WordBits);
        // Thread 0 is the caller.
        if (SetAffinity(0, MaxCpus / 8, mask) < 0)
            throw new ChannelException(ChannelFault.System, $"The thread can't be bound to CPU {cpu}: {Marshal.GetLastPInvokeErrorMessage()}. Is it online, and in this process's cpuset?");
    }

    // SAFETY: the caller's mask has as many bytes as the size says.
    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static unsafe partial int SetAffinity(int thread, nuint size, ulong* mask);
}
