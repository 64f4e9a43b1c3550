using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <summary>Locks on single bytes of a file that belong to the open file (F_OFD_SETLK of fcntl(2)): gone with its last descriptor, so also when the process is killed.</summary>
// SAFETY: the structure lives on this stack for the length of each call.
internal static unsafe class OpenFileLock
{
    public static bool TryTake(SafeFileHandle file, int at)
    {
        var request = new FileLock { Type = Libc.WriteLock, Start = at, Length = 1 };
        if (Libc.FileControl(file, Libc.OpenFileSetLock, (nint)(&request)) == 0)
            return true;
        return Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.PermissionDenied ? false : throw Libc.Failure("fcntl(F_OFD_SETLK)");
    }

    /// <summary>Whether another open file holds the lock.</summary>
    public static bool IsTaken(SafeFileHandle file, int at)
    {
        var request = new FileLock { Type = Libc.WriteLock, Start = at, Length = 1 };
        Libc.Check(Libc.FileControl(file, Libc.OpenFileGetLock, (nint)(&request)), "fcntl(F_OFD_GETLK)");
        return request.Type != Libc.Unlocked;
    }
}
