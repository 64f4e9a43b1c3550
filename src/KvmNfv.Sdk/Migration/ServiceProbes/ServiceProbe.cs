using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace KvmNfv.Sdk.Migration;

/// <summary>Service probes from text, as the command line takes them.</summary>
public static class ServiceProbe
{
    private const string Forms = "Write icmp:ADDRESS, udp:ADDRESS:PORT (an echo) or tcp:ADDRESS:PORT, an IPv6 address with a port in brackets.";

    /// <summary>Reads <c>icmp:ADDRESS</c>, <c>udp:ADDRESS:PORT</c> or <c>tcp:ADDRESS:PORT</c>. Names are not resolved: a probe must not wait for a name server.</summary>
    /// <param name="text">The text, such as <c>udp:10.0.0.5:7</c> or <c>tcp:[fd00::5]:22</c>.</param>
    /// <param name="interval">Time between two questions; null is the probe's own default.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside 100 us to 10 s.</exception>
    public static IServiceProbe Parse(string text, TimeSpan? interval = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var target = text[(colon + 1)..];
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "icmp" when IPAddress.TryParse(target.Trim('[', ']'), out var address) => interval is { } every
                ? new IcmpServiceProbe(address) { Interval = every } : new IcmpServiceProbe(address),
            "udp" when IsEndPoint(target, out var end) => interval is { } every ? new UdpServiceProbe(end) { Interval = every } : new UdpServiceProbe(end),
            "tcp" when IsEndPoint(target, out var end) => interval is { } every ? new TcpServiceProbe(end) { Interval = every } : new TcpServiceProbe(end),
            _ => throw new FormatException($"'{text}' is no service probe. {Forms}"),
        };
    }

    private static bool IsEndPoint(string text, [NotNullWhen(true)] out IPEndPoint? end) => IPEndPoint.TryParse(text, out end) && end.Port != 0;
}
