using KvmNfv.Channels;

namespace KvmNfv.Cli.Output;

/// <summary>An ivshmem server's state, as <c>channel serve -o json</c> prints it: one object a line.</summary>
/// <param name="Socket">The socket's path.</param>
/// <param name="MemoryBytes">The memory's bytes.</param>
/// <param name="Peers">Peers that are in now.</param>
/// <param name="Joined">Peers that were let in.</param>
/// <param name="Left">Peers that hung up.</param>
/// <param name="Refused">Connections closed at once.</param>
/// <param name="Violations">Peers disconnected because they sent something.</param>
/// <param name="Unread">Peers disconnected because they didn't read.</param>
/// <param name="Renewals">How often new memory was made.</param>
internal sealed record ServeStatus(string Socket, long MemoryBytes, int Peers, long Joined, long Left, long Refused, long Violations, long Unread, long Renewals)
{
    public static ServeStatus Of(IvshmemServer server)
    {
        var s = server.Statistics;
        return new(server.SocketPath, server.MemorySize, server.PeerCount, s.Joined, s.Left, s.Refused, s.Violations, s.Unread, s.Renewals);
    }

    public string[] Row() => [.. new[] { Peers, Joined, Left, Refused, Violations, Unread, Renewals }.Select(Quantity.Number)];
}
