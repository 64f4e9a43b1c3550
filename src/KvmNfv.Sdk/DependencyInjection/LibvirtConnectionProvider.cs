using KvmNfv.Libvirt;
using Microsoft.Extensions.Options;

namespace KvmNfv.Sdk.DependencyInjection;

internal sealed class LibvirtConnectionProvider : ILibvirtConnectionProvider, IAsyncDisposable, IDisposable
{
    private readonly SortedDictionary<string, LibvirtConnectionSource> _sources = new(StringComparer.Ordinal);

    public LibvirtConnectionProvider(
        IOptions<KvmNfvOptions> options, IOptionsMonitor<LibvirtConnectionOptions> connections, ILibvirtConnectionOpener opener)
    {
        foreach (var name in options.Value.Connections.Keys.Append(KvmNfvOptions.DefaultConnectionName).Distinct())
            _sources.Add(name, new LibvirtConnectionSource(name, () => connections.Get(name), opener));
    }

    public IReadOnlyCollection<string> Names => _sources.Keys;

    public Task<ILibvirtConnection> GetAsync(string? name = null, CancellationToken cancellationToken = default) =>
        GetSource(name ?? KvmNfvOptions.DefaultConnectionName).GetAsync(cancellationToken);

    public ILibvirtConnectionSource GetSource(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _sources.TryGetValue(name, out var source) ? source : throw new ArgumentException(
            $"No libvirt connection is named '{name}'. Named are: {string.Join(", ", Names)}. Add it with AddConnection(\"{name}\", uri) or as KvmNfv:Connections:{name}.",
            nameof(name));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    // A container that is disposed synchronously doesn't wait for a connection that is just being opened; it closes as soon as it is open.
    public void Dispose()
    {
        foreach (var source in _sources.Values)
            _ = source.DisposeAsync().AsTask();
    }
}
