using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>The end that joins a served channel.</summary>
internal static class ConnectedChannel
{
    public static ChannelEndpoint Open(string path, TimeSpan timeout)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var descriptors = new List<SafeFileHandle>();
        try
        {
            Connect(socket, path);
            var descriptor = (int)socket.SafeHandle.DangerousGetHandle();
            if (!Polling.Readable(descriptor, timeout))
                throw new ChannelException(ChannelFault.System, $"The server at {path} didn't answer within {timeout.TotalSeconds} s.");
            Span<byte> bytes = stackalloc byte[Welcome.Size];
            var count = DescriptorPassing.Receive(descriptor, bytes, descriptors);
            Welcome.Parse(bytes[..count], descriptors.Count, path);
            return Attach(socket, descriptors, path);
        }
        catch
        {
            foreach (var descriptor in descriptors)
                descriptor.Dispose();
            socket.Dispose();
            throw;
        }
    }

    // SAFETY: the header is checked as a peer's before anything else is used.
    private static unsafe ChannelEndpoint Attach(Socket socket, List<SafeFileHandle> descriptors, string path)
    {
        var region = SharedRegion.FromPeer(descriptors[0]);
        try
        {
            var rings = RegionHeader.Read(region.Address, region.Size, out var doorbells);
            if (rings.Length != 2 || doorbells != (descriptors.Count == 3))
                throw new ChannelException(ChannelFault.PeerViolation, $"The server at {path} passed {rings.Length} rings and {descriptors.Count} descriptors; a channel has 2 rings and, with doorbells, 3 descriptors.");
            return RingEndpoints.Make(new(region, rings[1], rings[0])
            {
                Doorbells = doorbells,
                ReceiveBell = doorbells ? new SocketDoorbell(descriptors[1]) : null,
                SendBell = doorbells ? new SocketDoorbell(descriptors[2]) : null,
                Lifeline = new SocketLifeline(socket),
            }, rings[1], rings[0]);
        }
        catch
        {
            region.Dispose();
            throw;
        }
    }

    private static void Connect(Socket socket, string path)
    {
        try
        {
            socket.Connect(SharedMemoryChannel.Address(path));
        }
        catch (SocketException e)
        {
            throw new ChannelException(ChannelFault.System, $"Nobody serves a channel at {path} ({e.Message}): start the server first.", e);
        }
    }
}
