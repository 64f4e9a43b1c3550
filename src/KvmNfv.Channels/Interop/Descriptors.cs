using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <summary>Makes descriptors, each owned at once.</summary>
internal static class Descriptors
{
    private const int DuplicateCloseOnExec = 1030;

    /// <summary>Another descriptor of the same open file (F_DUPFD_CLOEXEC of fcntl(2)).</summary>
    public static SafeFileHandle Duplicate(SafeFileHandle file) => new(Libc.Check(Libc.FileControl(file, DuplicateCloseOnExec, 0), "fcntl(F_DUPFD_CLOEXEC)"), ownsHandle: true);

    /// <summary>Two connected Unix stream sockets.</summary>
    // SAFETY: two numbers on this stack.
    public static unsafe (SafeFileHandle First, SafeFileHandle Second) SocketPair()
    {
        var pair = stackalloc int[2];
        Libc.Check(Libc.SocketPair(Libc.UnixFamily, Libc.Stream | Libc.CloseOnExecSocket, 0, pair), "socketpair");
        return (new(pair[0], ownsHandle: true), new(pair[1], ownsHandle: true));
    }
}
