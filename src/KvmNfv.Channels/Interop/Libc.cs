using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <summary>The calls of the C library that .NET has no form of. Constants are Linux's, the same on x86-64 and arm64 unless said.</summary>
// SAFETY: plain system calls; callers pass memory that they own for the length of the call.
internal static unsafe partial class Libc
{
    private const string Library = "libc";

    // poll(2), errno(3)
    public const short PollIn = 1, PollOut = 4, PollErr = 8, PollHangUp = 16;
    public const int Interrupted = 4, TryAgain = 11, BrokenPipe = 32;

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "ppoll", SetLastError = true)]
    public static partial int PollPrecise(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, void* signals);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint value, int flags);

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, void* change);

    [LibraryImport(Library, EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, void* events, int maximum, int timeoutMilliseconds);

    /// <summary>The result, or an exception that names the call and its errno.</summary>
    public static int Check(int result, string call) => result >= 0 ? result : throw Failure(call);

    /// <summary>An exception for the call that just failed.</summary>
    public static ChannelException Failure(string call)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new(ChannelFault.System, $"{call} failed: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno}).");
    }
}
