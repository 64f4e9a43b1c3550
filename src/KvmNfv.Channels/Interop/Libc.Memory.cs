using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <content>Memory and files: mmap(2), memfd_create(2), fcntl(2), mbind(2).</content>
// SAFETY: as the other part.
internal static unsafe partial class Libc
{
    public const int ReadAccess = 1, WriteAccess = 2, SharedMapping = 1, PrivateMapping = 2, AnonymousMapping = 0x20, Populate = 0x8000;

    // memfd_create(2); the page size is encoded as log2 << 26.
    public const uint MemoryCloseOnExec = 1, MemoryAllowSealing = 2, MemoryHugePages = 4, MemoryNoExec = 8, Huge2M = 21u << 26, Huge1G = 30u << 26;

    // fcntl(2): F_ADD_SEALS, F_GET_SEALS, F_OFD_GETLK, F_OFD_SETLK
    public const int AddSeals = 1033, GetSeals = 1034, OpenFileGetLock = 36, OpenFileSetLock = 37;
    public const int SealSeal = 1, SealShrink = 2, SealGrow = 4;
    public const short WriteLock = 1, Unlocked = 2;

    public const int InvalidArgument = 22, OutOfMemory = 12, PermissionDenied = 13;

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    public static partial void* Map(void* address, nuint length, int protection, int flags, SafeFileHandle? file, long offset);

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    public static partial void* MapAnonymous(void* address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(void* address, nuint length);

    [LibraryImport(Library, EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport(Library, EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(SafeFileHandle file, long length);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FileControl(SafeFileHandle file, int command, nint argument);

    // mbind has no wrapper in the C library itself, only in libnuma.
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint BindMemory(nint call, void* address, nuint length, nint mode, ulong* nodes, nuint maximum, nuint flags);
}
