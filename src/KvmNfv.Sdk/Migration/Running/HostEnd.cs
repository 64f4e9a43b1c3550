using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// One end of a migration, seen also after its daemon went away and came back: through the given connection where that is alive (again), else through a
/// connection of its own.
/// </summary>
internal sealed class HostEnd(ILibvirtConnection given, Guid uuid, Func<string, CancellationToken, Task<ILibvirtConnection>> open, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(250);
    private ILibvirtConnection? _own;

    public string Uri => given.Uri;

    /// <summary>Asks until the end answers or the time is over.</summary>
    /// <exception cref="LibvirtException">It did not answer in time, or refused.</exception>
    public async Task<T> AskAsync<T>(Func<ILibvirtConnection, Task<T>> ask, TimeSpan patience)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask(await ConnectionAsync().ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (LibvirtException e) when (IsLost(e))
            {
                Close();
                if (time.GetElapsedTime(begun) > patience)
                    throw;
            }

            await Task.Delay(s_retry, time).ConfigureAwait(false);
        }
    }

    public Task<DomainSight> LookAsync(TimeSpan patience) => AskAsync(async connection =>
    {
        try
        {
            var domain = await connection.LookupDomainByUuidAsync(uuid).ConfigureAwait(false);
            var state = await domain.GetStateAsync().ConfigureAwait(false);
            return new DomainSight(domain, state, state.State is not (DomainState.Shutoff or DomainState.Nostate) && await HasJobAsync(domain).ConfigureAwait(false));
        }
        catch (LibvirtNotFoundException)
        {
            return new DomainSight(null, default, false);
        }
        catch (LibvirtException e) when (e.Code == ErrorNumber.OperationInvalid)
        {
            // It ended between the questions.
            return new DomainSight(null, default, false);
        }
    }, patience);

    public void Dispose() => Close();

    private static async Task<bool> HasJobAsync(IDomain domain)
    {
        try
        {
            return (await domain.GetJobInfoAsync().ConfigureAwait(false)).Type is DomainJobType.Bounded or DomainJobType.Unbounded;
        }
        catch (LibvirtUnsupportedException)
        {
            // "migration statistics are available only on the source host": so this is a destination in the middle of one.
            return true;
        }
    }

    private static bool IsLost(LibvirtException e) => e is LibvirtConnectionLostException;

    private async Task<ILibvirtConnection> ConnectionAsync()
    {
        if (_own is not null)
            return _own;
        if (Alive(given))
            return given;
        _own = await open(given.Uri, CancellationToken.None).ConfigureAwait(false);
        return _own;
    }

    private static bool Alive(ILibvirtConnection connection)
    {
        try
        {
            return connection.IsAlive();
        }
        catch (LibvirtException)
        {
            return false;
        }
    }

    private void Close()
    {
        _own?.Dispose();
        _own = null;
    }
}
