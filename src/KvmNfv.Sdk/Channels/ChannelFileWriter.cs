using System.Runtime.InteropServices;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Channels;

/// <summary>Makes, gives away and removes files of channels. Links are never followed at a path's end; each call fails rather than touch what it did not expect.</summary>
internal static class ChannelFileWriter
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes memory of zeros that only its owner may use.</summary>
    /// <exception cref="IOException">There is something already, or no room.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not.</exception>
    public static void MakeMemory(string path, long size, uint? owner)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = OwnerOnly });
        try
        {
            file.SetLength(size);
            if (owner is { } id)
                Check(LibC.ChangeOwner((int)file.SafeFileHandle.DangerousGetHandle(), id, LibC.Unchanged), path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Makes a folder in which QEMU may make sockets, and whose sockets belong to the back-end's group.</summary>
    public static void MakeFolder(string path, uint? owner, uint? group)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Check(LibC.ChangeOwnerOfPath(path, owner ?? LibC.Unchanged, group ?? LibC.Unchanged), path);
        // Only now the group: until then it was this process's.
        File.SetUnixFileMode(path, UnixFileMode.SetGroup | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
    }

    /// <summary>Gives a file or socket to a user.</summary>
    public static void Give(string path, uint owner) => Check(LibC.ChangeOwnerOfPath(path, owner, LibC.Unchanged), path);

    private static void Check(int result, string path)
    {
        if (result == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        var text = $"The owner of {path} can't be changed: {Marshal.GetPInvokeErrorMessage(error)}.";
        throw error == LibC.NotPermitted ? new UnauthorizedAccessException(text) : new IOException(text);
    }
}
