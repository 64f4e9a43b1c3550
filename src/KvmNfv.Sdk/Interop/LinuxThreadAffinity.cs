using System.Runtime.InteropServices;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Interop;

/// <summary>sched_setaffinity(2). Needs the user of the thread, or CAP_SYS_NICE.</summary>
internal sealed partial class LinuxThreadAffinity : IThreadAffinity
{
    private const int WordBits = 64;

    public string? Set(int thread, CpuSet cpus)
    {
        // The kernel's bit map: CPU n is bit n % 64 of word n / 64 (cpumask_t of 64-bit little-endian Linux).
        var mask = new ulong[(cpus.Max / WordBits) + 1];
        foreach (var cpu in cpus)
            mask[cpu / WordBits] |= 1UL << (cpu % WordBits);
        return SetAffinity(thread, (nuint)(mask.Length * sizeof(ulong)), mask) == 0 ? null : Marshal.GetLastPInvokeErrorMessage();
    }

    // SAFETY: the kernel reads only as many bytes as the length says, which is the array's.
    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nuint length, [In] ulong[] mask);
}
