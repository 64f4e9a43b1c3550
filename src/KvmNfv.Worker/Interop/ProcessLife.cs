using System.Runtime.InteropServices;

namespace KvmNfv.Worker.Interop;

/// <summary>Whose end is this process's end.</summary>
internal static partial class ProcessLife
{
    // PR_SET_PDEATHSIG of prctl(2), SIGKILL of signal(7).
    private const int SetParentDeathSignal = 1, Kill = 9;

    /// <summary>Becomes the leader of a session without a terminal; does nothing where it is one already (setsid(2)).</summary>
    public static void LeaveTerminal() => _ = NewSession();

    /// <summary>Asks the kernel to kill this process when the thread that started it ends.</summary>
    /// <returns>False when the parent has ended already.</returns>
    public static bool TryDieWith(int parent)
    {
        if (Control(SetParentDeathSignal, Kill, 0, 0, 0) != 0)
            throw new IOException($"prctl(PR_SET_PDEATHSIG) failed: {Marshal.GetLastPInvokeErrorMessage()}");
        // It may have ended before the kernel knew; orphans have another parent.
        return Parent() == parent;
    }

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();
}
