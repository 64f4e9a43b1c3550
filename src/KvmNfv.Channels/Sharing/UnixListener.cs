using System.Net.Sockets;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>Listens on a Unix socket whose file only those may use who were named.</summary>
internal static class UnixListener
{
    /// <exception cref="ChannelException">Another program listens there, or the file can't be made.</exception>
    public static Socket Listen(string path, int backlog, SocketAccess access)
    {
        var address = SharedMemoryChannel.Address(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (File.Exists(path))
                RemoveStale(path, address);
            socket.Bind(address);
            // Before anybody can connect, since nothing listens yet.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (access.OwnerId is not null || access.GroupId is not null)
                Libc.Check(Libc.ChangeOwner(path, access.OwnerId ?? Libc.KeepOwner, access.GroupId ?? Libc.KeepOwner), $"chown({path})");
            File.SetUnixFileMode(path, access.Mode);
            socket.Listen(backlog);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ChannelException(ChannelFault.System, $"A channel can't be served at {path}: {e.Message}. Does its folder exist, and may this user write it?", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A socket's file stays behind when its server is killed; it may go if nobody answers.
    private static void RemoveStale(string path, UnixDomainSocketEndPoint address)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(address);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }
        throw new ChannelException(ChannelFault.Occupied, $"Another program serves {path} already: end it, or choose another path.");
    }
}
