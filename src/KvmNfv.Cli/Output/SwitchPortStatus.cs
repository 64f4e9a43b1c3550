using KvmNfv.Channels;

namespace KvmNfv.Cli.Output;

/// <summary>A port's state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Socket">Its socket's path.</param>
/// <param name="State">waiting (for a front-end), connected, or running: the guest's driver has started.</param>
/// <param name="ReceivedPerSecond">Frames from the guest in a second, since the look before.</param>
/// <param name="SentPerSecond">Frames to the guest in a second, since the look before.</param>
/// <param name="Counters">Its counters since it was added.</param>
/// <param name="LastFault">The last fault of front-end or guest.</param>
internal sealed record SwitchPortStatus(string Name, string Socket, string State, double ReceivedPerSecond, double SentPerSecond, VhostUserPortStatistics Counters, string? LastFault)
{
    public string[] Row()
    {
        var c = Counters;
        return [Name, State, Quantity.Number(c.ReceivedFrames), Quantity.Number((long)ReceivedPerSecond), Quantity.Number(c.SentFrames), Quantity.Number((long)SentPerSecond), Quantity.Number(c.FloodedFrames), Dropped()];
    }

    private string Dropped()
    {
        var c = Counters;
        var reasons = new[]
        {
            (c.DroppedNoRoom, "no room"), (c.DroppedNotRunning, "not running"), (c.DroppedBadLength, "bad length"), (c.DroppedRate, "rate"),
            (c.DroppedFlood, "flood"), (c.DroppedVlan, "VLAN"), (c.DroppedNoTarget, "no target"),
        }.Where(r => r.Item1 > 0).Select(r => $"{r.Item2} {Quantity.Number(r.Item1)}");
        var text = string.Join(", ", reasons);
        return LastFault is null ? text.Length == 0 ? "0" : text : $"{text}{(text.Length > 0 ? "; " : "")}{Quantity.Number(c.Faults)} faults, the last: {LastFault}";
    }
}
