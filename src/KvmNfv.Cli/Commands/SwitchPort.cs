using System.Globalization;
using KvmNfv.Channels;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>A port of a switch as users write it: <c>NAME=SOCKET[,setting...]</c>.</summary>
internal static class SwitchPort
{
    public const string Settings = "listen, queues=N, vlan=ID, trunk=ID+ID..., native=ID, forward=PORT, rate=RATE, frames=N, largest=BYTES, mode=OCTAL, no-packed, no-mergeable";

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static VhostUserPortOptions Parse(string text)
    {
        var parts = text.Split(',');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == parts[0].Length - 1)
            throw new FormatException($"'{text}' is not a port: write NAME=SOCKET, with any of {Settings} after a comma");
        var port = new VhostUserPortOptions { Name = parts[0][..equals], SocketPath = parts[0][(equals + 1)..] };
        var (native, trunk) = (0, Array.Empty<int>());
        foreach (var part in parts.Skip(1))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (part, "") : (part[..at], part[(at + 1)..]);
            switch (name, at >= 0)
            {
                case ("listen", false): port = port with { Mode = VhostUserSocketMode.Server }; break;
                case ("no-packed", false): port = port with { OfferPackedRings = false }; break;
                case ("no-mergeable", false): port = port with { OfferMergeableBuffers = false }; break;
                case ("queues", true): port = port with { QueuePairs = Number(part, value) }; break;
                case ("vlan", true): port = port with { Vlan = VhostUserVlan.Access(Vlan(part, value)) }; break;
                case ("trunk", true): trunk = [.. value.Split('+').Select(v => Vlan(part, v))]; break;
                case ("native", true): native = Vlan(part, value); break;
                case ("forward", true): port = port with { ForwardTo = value }; break;
                case ("frames", true): port = port with { MaxFramesPerSecond = Number(part, value) }; break;
                case ("largest", true): port = port with { MaxFrameSize = Number(part, value) }; break;
                case ("mode", true) when SocketAccessOptions.TryParse(value, out var mode): port = port with { SocketPermissions = mode }; break;
                case ("rate", true) when DataRate.TryParse(value, out var rate) && rate.BytesPerSecond is > 0 and < long.MaxValue / 8: port = port with { MaxBitsPerSecond = (long)rate.BytesPerSecond * 8 }; break;
                default: throw new FormatException($"'{part}' in '{text}' is not understood: a port's settings are {Settings}");
            }
        }

        if (native != 0 && trunk.Length == 0)
            throw new FormatException($"'{text}' has native= without trunk=: an untagged port's VLAN is vlan=");
        return trunk.Length == 0 ? port : port with { Vlan = VhostUserVlan.Trunk(trunk, native) };
    }

    private static int Number(string part, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new FormatException($"'{part}' needs a number above zero");

    private static int Vlan(string part, string value) => Number(part, value) is <= 4094 and var id ? id : throw new FormatException($"'{part}' is no VLAN: use 1 to 4094");
}
