using System.Diagnostics;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Output;

/// <summary>Reads a switch's ports, with rates since the look before.</summary>
internal sealed class SwitchRates
{
    private Dictionary<string, VhostUserPortStatistics> _before = [];
    private long _at;

    public SwitchStatus Read(VhostUserSwitch vms)
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = _at == 0 ? 0 : Stopwatch.GetElapsedTime(_at, now).TotalSeconds;
        var counters = vms.Ports.ToDictionary(p => p.Name, p => p.Statistics);
        double Rate(VhostUserPort port, Func<VhostUserPortStatistics, long> count) =>
            seconds > 0 && _before.TryGetValue(port.Name, out var before) ? Math.Round((count(counters[port.Name]) - count(before)) / seconds) : 0;
        var ports = vms.Ports.Select(p => new SwitchPortStatus(p.Name, p.Options.SocketPath, State(p), Rate(p, s => s.ReceivedFrames), Rate(p, s => s.SentFrames), counters[p.Name], p.LastFault)).ToList();
        (_before, _at) = (counters, now);
        return new(ports);
    }

    private static string State(VhostUserPort port) => port.IsRunning ? "running" : port.IsConnected ? "connected" : "waiting";
}
