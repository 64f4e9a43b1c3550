using System.Net.Sockets;
using System.Text;

namespace KvmNfv.Channels.Interop;

/// <summary>Connects to a Unix socket without allocating where nobody listens.</summary>
internal static class UnixConnection
{
    // struct sockaddr_un of unix(7): the family in two bytes, a path of at most 107 bytes, and its end.
    private const int PathOffset = 2, MaxPath = 107, Size = PathOffset + MaxPath + 1;

    /// <returns>Null when nobody listens there.</returns>
    /// <exception cref="ArgumentException">The path is longer than 107 bytes.</exception>
    // SAFETY: the kernel reads the address, which lives on this stack for the length of the call.
    public static unsafe SafeSocketHandle? TryOpen(string path)
    {
        Span<byte> address = stackalloc byte[Size];
        address.Clear();
        BitConverter.TryWriteBytes(address, (ushort)Libc.UnixFamily);
        var length = Encoding.UTF8.GetBytes(path, address[PathOffset..^1]);
        var descriptor = Libc.Check(Libc.Socket(Libc.UnixFamily, Libc.Stream | Libc.CloseOnExecSocket, 0), "socket");
        fixed (byte* start = address)
        {
            if (Libc.Connect(descriptor, start, (uint)(PathOffset + length + 1)) == 0)
                return new(descriptor, ownsHandle: true);
        }
        _ = Libc.Close(descriptor);
        return null;
    }
}
