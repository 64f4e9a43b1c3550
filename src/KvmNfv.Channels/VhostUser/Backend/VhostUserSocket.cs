using System.Net.Sockets;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Where a port's connections come from: a socket that it listens on, or one that it connects to.</summary>
internal sealed class VhostUserSocket : IDisposable
{
    // sun_path of unix(7) has 108 bytes with its end.
    private const int MaxPath = 107;

    private readonly string _path;
    private readonly Socket? _listener;

    /// <exception cref="ChannelException">The path is too long or taken, or the socket can't be made.</exception>
    public VhostUserSocket(string path, VhostUserSocketMode mode, UnixFileMode permissions)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(path) is var length and (0 or > MaxPath))
            throw new ChannelException(ChannelFault.System, $"The socket's path has {length} bytes; Unix sockets allow 1 to {MaxPath}: '{path}'.");
        _path = path;
        if (mode == VhostUserSocketMode.Client)
            return;
        RemoveStale();
        _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            // Between bind and listen nobody can connect yet.
            File.SetUnixFileMode(path, permissions);
            _listener.Listen(1);
        }
        catch (Exception problem) when (problem is SocketException or IOException or UnauthorizedAccessException)
        {
            _listener.Dispose();
            throw new ChannelException(ChannelFault.System, $"Can't listen on {path}: {problem.Message}", problem);
        }
    }

    public bool IsServer => _listener is not null;

    /// <summary>The next connection.</summary>
    /// <returns>Null when nobody came within <paramref name="most"/>, or nobody listens.</returns>
    public VhostUserConnection? TryConnect(TimeSpan most)
    {
        if (_listener is not null)
            return Polling.Readable((int)_listener.Handle, most) ? new(_listener.Accept()) : null;
        // Without .NET's own connect: waiting for a VM would make garbage of sockets and exceptions.
        return UnixConnection.TryOpen(_path) is { } descriptor ? new(new Socket(descriptor)) : null;
    }

    public void Dispose() => _listener?.Dispose();

    // A socket that nobody listens on was left behind by a killed process.
    private void RemoveStale()
    {
        if (!File.Exists(_path))
            return;
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(_path));
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(_path);
            return;
        }
        catch (SocketException other)
        {
            throw new ChannelException(ChannelFault.System, $"{_path} is there and is no socket of ours: {other.Message}", other);
        }
        throw new ChannelException(ChannelFault.Occupied, $"Another process listens on {_path} already.");
    }
}
