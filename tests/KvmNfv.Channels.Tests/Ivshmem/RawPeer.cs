using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests;

/// <summary>A client of an ivshmem server that shows each message as it came, and misbehaves as asked.</summary>
internal sealed class RawPeer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly List<SafeFileHandle> _descriptors = [];

    public RawPeer(string path) => Socket.Connect(new UnixDomainSocketEndPoint(path));

    public Socket Socket { get; } = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>The next message as "value" or "value+fd"; "end" when the server hung up, "nothing" when none comes in time.</summary>
    public string Next(TimeSpan? patience = null)
    {
        var socket = (int)Socket.SafeHandle.DangerousGetHandle();
        if (!Polling.Readable(socket, patience ?? s_patience))
            return "nothing";
        var bytes = new byte[8];
        var before = _descriptors.Count;
        try
        {
            if (DescriptorPassing.Receive(socket, bytes, _descriptors) == 0)
                return "end";
        }
        catch (ChannelException e) when (e.Message.Contains("errno 104", StringComparison.Ordinal))
        {
            // Reset, since the server closed with something of ours unread.
            return "end";
        }
        return $"{BitConverter.ToInt64(bytes)}{(_descriptors.Count > before ? "+fd" : "")}";
    }

    public string Next(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Next()));

    /// <summary>The descriptor that came last.</summary>
    public SafeFileHandle Last => _descriptors[^1];

    public SafeFileHandle Descriptor(int index) => _descriptors[index];

    public void Dispose()
    {
        Socket.Dispose();
        foreach (var descriptor in _descriptors)
            descriptor.Dispose();
    }
}
