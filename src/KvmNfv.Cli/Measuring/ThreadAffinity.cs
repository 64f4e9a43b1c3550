using System.Runtime.InteropServices;

namespace KvmNfv.Cli.Measuring;

/// <summary>Binds the calling thread to a CPU: sched_setaffinity(2).</summary>
internal static partial class ThreadAffinity
{
    /// <summary>As many as the kernel can be built for (CONFIG_NR_CPUS of x86).</summary>
    public const int MaxCpus = 8192;

    /// <exception cref="CliException">There is no such CPU, or this process may not use it.</exception>
    public static void Pin(int cpu)
    {
        Span<byte> mask = stackalloc byte[MaxCpus / 8];
        mask.Clear();
        mask[cpu / 8] = (byte)(1 << (cpu % 8));
        // Thread 0 is the caller.
        if (SetAffinity(0, (nuint)mask.Length, ref MemoryMarshal.GetReference(mask)) < 0)
            throw new CliException($"a thread can't be bound to CPU {cpu}: {Marshal.GetLastPInvokeErrorMessage()}; name one that is online and that this process may use");
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nuint size, ref byte mask);
}
