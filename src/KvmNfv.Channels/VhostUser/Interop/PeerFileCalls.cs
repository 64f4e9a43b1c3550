using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <summary>Mapping other processes' files: mmap(2), mprotect(2), statx(2), fcntl(2), memfd_create(2), sigaction(2).</summary>
// SAFETY: plain system calls; callers pass memory that they own for the length of the call.
internal static unsafe partial class PeerFileCalls
{
    public const int ProtectRead = 1, ProtectWrite = 2, ProtectExecute = 4;
    public const int MapShared = 1, MapPrivate = 2, MapAnonymous = 0x20;

    // fcntl(2): F_ADD_SEALS, F_GET_SEALS, F_SETFL, F_GETFL; O_NONBLOCK.
    public const int SealSeal = 1, SealShrink = 2, SealGrow = 4, NonBlocking = 0x800;
    private const int AddSealsCommand = 1033, GetSealsCommand = 1034, SetFlagsCommand = 4, GetFlagsCommand = 3;

    // memfd_create(2): MFD_CLOEXEC | MFD_ALLOW_SEALING.
    private const uint SealableMemory = 1 | 2;

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial void* MapMemory(void* address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int UnmapMemory(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    public static partial int ProtectMemory(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static partial int Status(int folder, byte* path, int flags, uint mask, void* status);

    [LibraryImport("libc", EntryPoint = "sigaction", SetLastError = true)]
    public static partial int SignalAction(int signal, void* action, void* before);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    public static partial int CreateMemory(byte* name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(int descriptor, long length);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int descriptor, int command, int argument);

    /// <summary>The seals of a memory file; negative for files that have none.</summary>
    public static int GetSeals(SafeFileHandle file) => FileControl((int)file.DangerousGetHandle(), GetSealsCommand, 0);

    /// <summary>Makes reads and writes of the open file return rather than wait.</summary>
    public static void SetNonBlocking(SafeFileHandle file)
    {
        var descriptor = (int)file.DangerousGetHandle();
        var flags = Libc.Check(FileControl(descriptor, GetFlagsCommand, 0), "fcntl(F_GETFL)");
        Libc.Check(FileControl(descriptor, SetFlagsCommand, flags | NonBlocking), "fcntl(F_SETFL)");
    }

    /// <summary>Memory of <paramref name="size"/> zero bytes in a file of its own, sealed against changes of its size unless asked otherwise.</summary>
    public static SafeFileHandle CreateMemoryFile(ReadOnlySpan<byte> name, long size, bool isSealed = true)
    {
        int descriptor;
        fixed (byte* start = name)
            descriptor = Libc.Check(CreateMemory(start, SealableMemory), "memfd_create");
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        Libc.Check(Truncate(descriptor, size), "ftruncate");
        if (isSealed)
            Libc.Check(FileControl(descriptor, AddSealsCommand, SealSeal | SealShrink | SealGrow), "fcntl(F_ADD_SEALS)");
        return file;
    }
}
