using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The event loop that libvirt needs for events, keepalive and lost connections: one thread for the whole process.</summary>
/// <remarks>Started by the SDK before the first connection opens; programs need not call anything here.</remarks>
public static unsafe class LibvirtEventLoop
{
    private static readonly Lazy<bool> s_started = new(Start);

    internal static void EnsureStarted() => _ = s_started.Value;

    // SAFETY: the callbacks are static code that lives as long as the process.
    private static bool Start()
    {
        if (Native.virEventRegisterDefaultImpl() < 0)
            throw LibvirtException.FromLastError(nameof(Native.virEventRegisterDefaultImpl));
        new Thread(Run) { IsBackground = true, Name = "libvirt events" }.Start();
        return true;
    }

    private static void Run()
    {
        while (true)
        {
            if (Native.virEventRunDefaultImpl() < 0)
                Thread.Sleep(10);
        }
    }
}
