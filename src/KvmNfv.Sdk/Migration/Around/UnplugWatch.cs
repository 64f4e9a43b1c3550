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
        var (told, began, first, last) = (false, (long?)null, (ulong?)null, 0UL);
        while (true)
        {
            while (_events is not null && _events.TryRead(out var e))
            {
                switch (Status(e.Details))
                {
                    case "wait-unplug":
                        (told, began) = (true, TimeProvider.System.GetTimestamp());
                        break;
                    case null or "none" or "setup":
                        break;
                    default:
                        return true;
                }
            }

            if (await SentAsync(ct).ConfigureAwait(false) is var (memory, all))
            {
                // Before QEMU waits it sends no more than the list of its memory blocks.
                if (memory > (first ??= memory) + BlockList)
                    return true;
                // Disks are copied before that; while they are, it does not wait.
                if (began is null || (!told && all != last))
                    began = TimeProvider.System.GetTimestamp();
                last = all;
            }

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

    // Null without a job. While QEMU waits libvirt has no figures, so what is missing is nothing.
    private async Task<(ulong Memory, ulong All)?> SentAsync(CancellationToken ct)
    {
        var job = await _domain.GetJobStatsAsync(DomainGetJobStatsFlags.None, ct).ConfigureAwait(false);
        return job.Type == DomainJobType.Unbounded ? (Figure(job, DomainJobStat.MemoryProcessed), Figure(job, DomainJobStat.DataProcessed)) : null;
    }

    private static ulong Figure(DomainJobStats job, string name) => job.Parameters.TryGet(name, out var figure) ? figure.AsUInt64() : 0;
}
