using System.Globalization;
using System.Runtime.InteropServices;

namespace KvmNfv.Worker.Interop;

/// <summary>Keeps every thread but the polling ones off the polling threads' CPUs: sched_setaffinity(2).</summary>
internal static unsafe partial class Housekeeping
{
    private const int MaxCpus = 8192, WordBits = 64, Words = MaxCpus / WordBits;

    /// <summary>Takes the CPUs away from all threads of now, and from those that they start. Does nothing where no other CPU would be left.</summary>
    // SAFETY: the kernel reads and writes only as many bytes as it is told, which live on this stack.
    public static void LeaveTo(ReadOnlySpan<int> cpus)
    {
        var mask = stackalloc ulong[Words];
        new Span<ulong>(mask, Words).Clear();
        if (cpus.IsEmpty || GetAffinity(0, MaxCpus / 8, mask) < 0)
            return;
        foreach (var cpu in cpus)
        {
            if (cpu is >= 0 and < MaxCpus)
                mask[cpu / WordBits] &= ~(1ul << (cpu % WordBits));
        }
        if (!new Span<ulong>(mask, Words).ContainsAnyExcept(0ul))
            return;
        // /proc/PID/task: a folder for each thread, named by its number.
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            // One that ends meanwhile needs no CPU.
            _ = SetAffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), MaxCpus / 8, mask);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static partial int GetAffinity(int thread, nuint size, ulong* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nuint size, ulong* mask);
}
