using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>Waiting for descriptors by ppoll(2): poll's own unit, a millisecond, is too coarse for a probe.</summary>
internal static unsafe partial class Polling
{
    private const long NanosecondsPerTick = 100;

    public static void Wait(int descriptor, TimeSpan time)
    {
        var entry = new PollEntry { Descriptor = descriptor, Events = PollEntry.Readable };
        Wait(new Span<PollEntry>(ref entry), time);
    }

    /// <summary>Waits until one of them is ready, a signal comes, or the time is over.</summary>
    // SAFETY: the kernel writes into the entries, which are pinned, and reads the time, which is on the stack.
    public static void Wait(Span<PollEntry> entries, TimeSpan time)
    {
        var (seconds, rest) = Math.DivRem(Math.Max(0, time.Ticks), TimeSpan.TicksPerSecond);
        var wait = stackalloc long[] { seconds, rest * NanosecondsPerTick };
        fixed (PollEntry* first = entries)
            _ = PollPrecisely(first, (nuint)entries.Length, wait, null);
    }

    // SAFETY: struct timespec is two longs on the 64-bit systems that .NET 10 runs on; the signal mask is none.
    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int PollPrecisely(PollEntry* entries, nuint count, long* time, void* signals);
}
