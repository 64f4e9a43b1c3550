using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>eventfd(2): eight bytes in, eight bytes out.</summary>
// SAFETY: the eight bytes live on this stack.
internal static unsafe class EventCounter
{
    /// <summary>Adds one; a full counter has rung already.</summary>
    public static bool Add(SafeFileHandle descriptor)
    {
        var one = 1ul;
        return Libc.Write(descriptor, &one, sizeof(ulong)) == sizeof(ulong);
    }

    /// <summary>Takes all; 0 when there was nothing.</summary>
    public static ulong Take(SafeFileHandle descriptor)
    {
        ulong count;
        return Libc.Read(descriptor, &count, sizeof(ulong)) == sizeof(ulong) ? count : 0;
    }
}
