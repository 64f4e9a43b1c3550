using System.Globalization;
using System.Net;

namespace KvmNfv.Cli.Measuring;

/// <summary>A channel as users name it: <c>KIND:PLACE</c>, or <c>KIND</c> for one that is made for the measurement, with its other end.</summary>
/// <param name="Kind">What carries the messages.</param>
/// <param name="Place">A path, or for TCP an address and a port; null: to be made.</param>
internal sealed record ChannelAddress(ChannelKind Kind, string? Place)
{
    public const string Expected = "loopback, shm-file, shm-socket, ivshmem, ivshmem-plain, unix or tcp, each alone or as KIND:PATH (tcp:ADDRESS:PORT), or vhost-user:PATH";

    private static readonly (string Word, ChannelKind Kind)[] s_words =
    [
        ("loopback", ChannelKind.Loopback), ("shm-file", ChannelKind.ShmFile), ("shm-socket", ChannelKind.ShmSocket), ("ivshmem", ChannelKind.Ivshmem),
        ("ivshmem-plain", ChannelKind.IvshmemPlain), ("vhost-user", ChannelKind.VhostUser), ("unix", ChannelKind.Unix), ("tcp", ChannelKind.Tcp),
    ];

    /// <summary>The address and port of TCP.</summary>
    public IPEndPoint EndPoint => IPEndPoint.Parse(Place!);

    public static ChannelAddress? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (word, place) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        foreach (var (known, kind) in s_words)
        {
            if (known == word)
                return IsPlace(kind, place) ? new(kind, place) : null;
        }

        return null;
    }

    public override string ToString()
    {
        var word = s_words.First(w => w.Kind == Kind).Word;
        return Place is null ? word : string.Create(CultureInfo.InvariantCulture, $"{word}:{Place}");
    }

    private static bool IsPlace(ChannelKind kind, string? place) => kind switch
    {
        ChannelKind.Loopback => place is null,
        ChannelKind.VhostUser => place is { Length: > 0 },
        ChannelKind.Tcp => place is null || (IPEndPoint.TryParse(place, out var end) && end.Port > 0),
        _ => place is null or { Length: > 0 },
    };
}
