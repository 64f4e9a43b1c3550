using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>Opens one connection once, for all who ask, and again when it is no longer good.</summary>
internal sealed class LibvirtConnectionSource(string name, Func<LibvirtConnectionOptions> options, ILibvirtConnectionOpener opener)
    : ILibvirtConnectionSource, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<ILibvirtConnection>? _connection;
    private bool _disposed;

    public string Name { get; } = name;

    public Task<ILibvirtConnection> GetAsync(CancellationToken cancellationToken = default)
    {
        Task<ILibvirtConnection> connection;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(ILibvirtConnectionProvider));
            if (_connection is { IsCompleted: true } done && !IsGood(done))
            {
                if (done.IsCompletedSuccessfully)
                    done.Result.Dispose();
                _connection = null;
            }

            // Not with the caller's token: the others who wait for the same connection must not lose it.
            connection = _connection ??= opener.OpenAsync(options());
        }

        return connection.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Task<ILibvirtConnection>? connection;
        lock (_lock)
        {
            _disposed = true;
            (connection, _connection) = (_connection, null);
        }

        if (connection is null)
            return;
        await ((Task)connection).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connection.IsCompletedSuccessfully)
            connection.Result.Dispose();
    }

    private static bool IsGood(Task<ILibvirtConnection> connection)
    {
        try
        {
            return connection.IsCompletedSuccessfully && connection.Result.IsAlive();
        }
        catch (Exception e) when (e is LibvirtException or ObjectDisposedException)
        {
            return false;
        }
    }
}
