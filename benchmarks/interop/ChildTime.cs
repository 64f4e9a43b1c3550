using System.Runtime.InteropServices;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>The processor time of the child processes that have ended, from getrusage(2).</summary>
internal static unsafe partial class ChildTime
{
    private const int RusageChildren = -1;

    // SAFETY: struct rusage of 64-bit Linux is two timevals and 14 longs, 18 longs in all (getrusage(2)).
    public static TimeSpan Total
    {
        get
        {
            var usage = stackalloc long[18];
            if (GetResourceUsage(RusageChildren, usage) < 0)
                throw new InvalidOperationException("getrusage failed.");
            return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, long* usage);
}
