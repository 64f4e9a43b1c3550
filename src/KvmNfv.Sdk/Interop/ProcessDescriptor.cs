using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Sdk.Interop;

/// <summary>A descriptor of a process: pidfd_open(2), pidfd_send_signal(2). Linux 5.3.</summary>
internal static partial class ProcessDescriptor
{
    // syscalls(2): one number for all architectures, as all that came after 5.1 have. SIGKILL of signal(7).
    private const int Open = 434, SendSignal = 424, KillSignal = 9;

    /// <returns>Null when there is no such process.</returns>
    public static SafeFileHandle? TryOpen(int process)
    {
        var descriptor = SystemCall(Open, process, 0, 0, 0);
        return descriptor < 0 ? null : new((int)descriptor, ownsHandle: true);
    }

    /// <summary>Sleeps until it has ended.</summary>
    public static void WaitForEnd(SafeFileHandle process)
    {
        var entry = new PollEntry { Descriptor = (int)process.DangerousGetHandle(), Events = PollEntry.Readable };
        while ((entry.Returned & PollEntry.Readable) == 0)
            Polling.Wait(new Span<PollEntry>(ref entry), TimeSpan.FromMinutes(1));
    }

    public static void Kill(SafeFileHandle process) => _ = SystemCall(SendSignal, (int)process.DangerousGetHandle(), KillSignal, 0, 0);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d);
}
