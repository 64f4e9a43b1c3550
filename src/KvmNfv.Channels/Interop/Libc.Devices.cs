using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <content>Devices and files' owners: ioctl(2), pread(2), pwrite(2), chown(2).</content>
// SAFETY: as the other part.
internal static unsafe partial class Libc
{
    public const int TooManyReferences = 109;
    public const int EventNonBlocking = 0x800, EventCloseOnExec = 0x80000;
    public const uint KeepOwner = uint.MaxValue;

    // asm-generic/sockios.h: what the peer of a Unix socket hasn't read yet.
    public const nuint UnreadByPeer = 0x5411;

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeHandle descriptor, nuint request, void* argument);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    public static partial nint ReceivePlain(SafeHandle descriptor, void* buffer, nuint count, int flags);

    [LibraryImport(Library, EntryPoint = "pread", SetLastError = true)]
    public static partial nint ReadAt(SafeFileHandle descriptor, void* buffer, nuint count, long offset);

    [LibraryImport(Library, EntryPoint = "pwrite", SetLastError = true)]
    public static partial nint WriteAt(SafeFileHandle descriptor, void* buffer, nuint count, long offset);

    [LibraryImport(Library, EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, uint owner, uint group);
}
