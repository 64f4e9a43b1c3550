using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The few functions of the C library that .NET has no counterpart for.</summary>
internal static unsafe partial class LibC
{
    /// <summary>Returned in errno when a signal interrupted the call (errno.h, Linux).</summary>
    public const int InterruptedBySignal = 4;

    /// <summary>Returned by lseek in errno when there is no data behind the offset (errno.h, Linux).</summary>
    public const int NoSuchDeviceOrAddress = 6;

    /// <summary>lseek(2): to the next byte that is not in a hole.</summary>
    public const int SeekData = 3;

    /// <summary>lseek(2): to the next hole; the end of the file counts as one.</summary>
    public const int SeekHole = 4;

    /// <summary>eventfd(2): EFD_CLOEXEC | EFD_NONBLOCK, as on x86-64 and arm64.</summary>
    public const int EventFdFlags = 0x80000 | 0x800;

    // SAFETY: all arguments are values or point to memory that the caller keeps during the call.
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollFd* fds, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int fd, long offset, int whence);
}
