namespace KvmNfv.Sdk.Migration;

/// <summary>Runs the service probe beside a migration.</summary>
internal sealed class ServiceProbing : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<ServiceProbeReport>? _probe;
    private readonly MigrationRecord _record;

    public ServiceProbing(IServiceProbe? probe, MigrationRecord record) =>
        (_record, _probe) = (record, probe is null ? null : Task.Run(() => probe.RunAsync(_stop.Token)));

    public async Task<ServiceProbeReport?> EndAsync(TimeSpan after)
    {
        if (_probe is null)
            return null;
        await Task.WhenAny(_probe, Task.Delay(after)).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            return await _probe.ConfigureAwait(false);
        }
        catch (IOException e)
        {
            _record.Tell(MigrationEventKind.Warning, $"the service could not be probed: {e.Message}");
            return null;
        }
    }

    public void Dispose() => _stop.Dispose();
}
