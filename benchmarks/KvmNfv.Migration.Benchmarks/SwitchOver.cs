using KvmNfv.Libvirt;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>Times the switch-over by QEMU's own events at both ends, whoever migrates. Both hosts have one clock here.</summary>
internal sealed class SwitchOver : IDisposable
{
    private readonly EventStream<QemuMonitorEvent>[] _streams;
    private readonly Lock _lock = new();
    private readonly List<(int Host, string Event, DateTimeOffset At)> _seen = [];

    public SwitchOver(Lab lab)
    {
        _streams = [.. lab.Hosts.Select(h => h.QemuMonitorEvents.Subscribe("^(STOP|RESUME)$", ConnectDomainQemuMonitorEventRegisterFlags.Regex))];
        for (var host = 0; host < _streams.Length; host++)
            _ = PumpAsync(host, _streams[host]);
    }

    public void Begin()
    {
        lock (_lock)
            _seen.Clear();
    }

    /// <summary>The last stop at the source and the first resumption at the destination; null where it didn't get there.</summary>
    public async Task<(DateTimeOffset Stopped, DateTimeOffset Resumed)?> ReadAsync(int from)
    {
        for (var i = 0; i < 50; i++)
        {
            lock (_lock)
            {
                var resumed = _seen.FirstOrDefault(s => s.Host != from && s.Event == "RESUME");
                var stopped = _seen.LastOrDefault(s => s.Host == from && s.Event == "STOP");
                if (resumed.Event is not null && stopped.Event is not null)
                    return (stopped.At, resumed.At);
            }

            await Task.Delay(20);
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var stream in _streams)
            stream.Dispose();
    }

    private async Task PumpAsync(int host, EventStream<QemuMonitorEvent> stream)
    {
        await foreach (var e in (IAsyncEnumerable<QemuMonitorEvent>)stream)
        {
            lock (_lock)
                _seen.Add((host, e.Event, e.Timestamp));
        }
    }
}
