using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace KvmNfv.Worker.Protocol;

/// <summary>Who is at the other end of a Unix socket, as the kernel knows it: SO_PEERCRED of unix(7).</summary>
internal readonly partial record struct PeerCredentials(int ProcessId, uint UserId)
{
    // SOL_SOCKET and SO_PEERCRED of asm-generic/socket.h; struct ucred: pid, uid, gid.
    private const int SocketLevel = 1, PeerCredentialsOption = 17, Size = 12;

    private const uint Root = 0;

    /// <summary>Whether it is this process's own user, or root.</summary>
    public bool MayControl => UserId == Root || UserId == EffectiveUser();

    public static PeerCredentials Of(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[Size];
        socket.GetRawSocketOption(SocketLevel, PeerCredentialsOption, credentials);
        return new(BinaryPrimitives.ReadInt32LittleEndian(credentials), BinaryPrimitives.ReadUInt32LittleEndian(credentials[4..]));
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
