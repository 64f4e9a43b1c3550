using System.Runtime.InteropServices;

namespace KvmNfv.Worker.Tests;

internal static partial class Signals
{
    // signal(7) on x86-64 and arm64.
    public const int Kill = 9, Stop = 19;

    public static void Send(int process, int signal) => Assert.That(SendSignal(process, signal), Is.Zero);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
