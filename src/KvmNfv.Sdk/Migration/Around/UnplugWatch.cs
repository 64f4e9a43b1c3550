using System.Text.Json;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Watches QEMU's migration state <c>wait-unplug</c>, in which it waits for the guest to let go of the devices of failover pairs. libvirt has no word for it, so
/// QEMU's own events tell it; where they can't be had, or came before the watch, a transfer that sends nothing is taken for it.
/// </summary>
internal sealed class UnplugWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(250);
    private const ulong BlockList = 64 * 1024;
    private readonly IDomain _domain;
    private readonly EventStream<QemuMonitorEvent>? _events;

    public UnplugWatch(ILibvirtConnection connection, IDomain domain)
    {
        _domain = domain;
        try
        {
            _events = connection.QemuMonitorEvents.Subscribe("MIGRATION", only: domain);
        }
        catch (LibvirtUnsupportedException)
        {
            // The statistics alone tell it then.
        }
    }

    /// <returns>False where the guest has not let go in time, counted from when QEMU began to wait.</returns>
    public async Task<bool> RunAsync(TimeSpan timeout, CancellationToken ct)
    {
        var began = (long?)null;
        var first = (ulong?)null;
        while (true)
        {
            while (_events is not null && _events.TryRead(out var told))
            {
                switch (Status(told.Details))
                {
                    case "wait-unplug":
                        began ??= TimeProvider.System.GetTimestamp();
                        break;
                    case null or "none" or "setup":
                        break;
                    default:
                        return true;
                }
            }

            // Before QEMU waits it sends no more than the list of its memory blocks.
            var sent = await SentAsync(ct).ConfigureAwait(false);
            first ??= sent;
            if (sent - first > BlockList)
                return true;
            if (first is not null)
                began ??= TimeProvider.System.GetTimestamp();
            if (began is { } since && TimeProvider.System.GetElapsedTime(since) > timeout)
                return false;
            await Task.Delay(s_poll, ct).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
    }

    // The text comes from QEMU, which a guest may have taken over.
    private static string? Status(string? details)
    {
        try
        {
            using var document = JsonDocument.Parse(details ?? "null");
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String
                ? status.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Null before memory is sent; disks are copied before that.
    private async Task<ulong?> SentAsync(CancellationToken ct)
    {
        var job = await _domain.GetJobStatsAsync(DomainGetJobStatsFlags.None, ct).ConfigureAwait(false);
        return job.Type == DomainJobType.Unbounded && job.Parameters.TryGet(DomainJobStat.MemoryProcessed, out var sent) && sent.AsUInt64() is > 0 and var bytes ? bytes : null;
    }
}
