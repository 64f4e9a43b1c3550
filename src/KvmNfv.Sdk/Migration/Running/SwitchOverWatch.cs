using System.Text.Json;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Sees the switch-over by QEMU's own events at both ends: STOP at the source, RESUME at the destination, each with QEMU's clock; and asks the source's QEMU
/// for its figure in the moment between its end and libvirt's. Without monitor events (another driver, no right) it sees nothing, which the report says.
/// </summary>
internal sealed class SwitchOverWatch : IDisposable
{
    private readonly Guid _domain;
    private readonly List<EventStream<QemuMonitorEvent>> _streams = [];
    private readonly List<Task> _pumps = [];
    private readonly Func<Task<string>> _queryMigrate;
    private readonly Action _stopped;
    private readonly Action _resumed;
    private DateTimeOffset? _stop;
    private DateTimeOffset? _resume;

    public SwitchOverWatch(ILibvirtConnection source, ILibvirtConnection destination, IDomain domain, Action stopped, Action resumed, Action<MigrationEventKind, string> tell)
    {
        (_domain, _stopped, _resumed) = (domain.Uuid, stopped, resumed);
        _queryMigrate = () => domain.QemuMonitorCommandAsync("""{"execute":"query-migrate"}""");
        Watch(source, OnSource, tell);
        Watch(destination, OnDestination, tell);
    }

    /// <summary>The downtime that QEMU itself tells; null until it did.</summary>
    public TimeSpan? Qemu { get; private set; }

    /// <summary>From STOP to RESUME; null where one was not seen, or the hosts' clocks contradict each other.</summary>
    public TimeSpan? Gap => _stop is { } stop && _resume is { } resume && resume >= stop ? resume - stop : null;

    public void Dispose()
    {
        foreach (var stream in _streams)
            stream.Dispose();
    }

    private void Watch(ILibvirtConnection connection, Action<QemuMonitorEvent> seen, Action<MigrationEventKind, string> tell)
    {
        try
        {
            // Not narrowed to the domain: at the destination there is none yet.
            var stream = connection.QemuMonitorEvents.Subscribe("^(STOP|RESUME|MIGRATION)$", ConnectDomainQemuMonitorEventRegisterFlags.Regex);
            _streams.Add(stream);
            _pumps.Add(PumpAsync(stream, seen));
        }
        catch (LibvirtException e)
        {
            tell(MigrationEventKind.Warning, $"{connection.Uri} gives no QEMU events, so the downtime is not measured by them: {e.Message}");
        }
    }

    private async Task PumpAsync(EventStream<QemuMonitorEvent> stream, Action<QemuMonitorEvent> seen)
    {
        try
        {
            await foreach (var e in ((IAsyncEnumerable<QemuMonitorEvent>)stream).ConfigureAwait(false))
            {
                if (e.Domain.Uuid == _domain)
                    seen(e);
            }
        }
        catch (LibvirtException)
        {
            // The connection is lost; the run notices that by itself.
        }
    }

    private void OnSource(QemuMonitorEvent e)
    {
        if (e.Event == "STOP")
        {
            _stop = e.Timestamp;
            _stopped();
        }
        else if (e.Event == "MIGRATION" && e.Details?.Contains("\"completed\"", StringComparison.Ordinal) == true)
        {
            _ = AskAsync();
        }
    }

    private void OnDestination(QemuMonitorEvent e)
    {
        if (e.Event != "RESUME" || _resume is not null)
            return;
        _resume = e.Timestamp;
        _resumed();
    }

    private async Task AskAsync()
    {
        try
        {
            using var answer = JsonDocument.Parse(await _queryMigrate().ConfigureAwait(false));
            if (answer.RootElement.TryGetProperty("return", out var result) && result.TryGetProperty("downtime", out var downtime) && downtime.TryGetInt64(out var ms)
                && ms is >= 0 and < int.MaxValue)
                Qemu = TimeSpan.FromMilliseconds(ms);
        }
        catch (Exception e) when (e is LibvirtException or ObjectDisposedException or JsonException or InvalidOperationException)
        {
            // The source's QEMU has ended already: there is nobody to ask. The report leaves the figure out.
        }
    }
}
