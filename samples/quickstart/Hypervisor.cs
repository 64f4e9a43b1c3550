using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Samples.Quickstart;

/// <summary>The connection, and what must go with it: either QEMU embedded in this process or a libvirt that runs already.</summary>
internal sealed class Hypervisor : IAsyncDisposable
{
    private readonly EmbeddedHypervisor? _embedded;

    private Hypervisor(LibvirtConnection connection, EmbeddedHypervisor? embedded)
    {
        Connection = connection;
        _embedded = embedded;
    }

    public LibvirtConnection Connection { get; }

    public bool IsEmbedded => _embedded is not null;

    /// <summary>Whether guests may have real-time scheduling classes: an embedded QEMU has this process's rights.</summary>
    public bool AllowsRealTime => _embedded is null || RealTimeRights.OfThisProcess(HostFiles.Live);

    public static async Task<Hypervisor> OpenAsync(string? uri, CancellationToken cancellationToken)
    {
        if (uri is null)
        {
            var embedded = await EmbeddedHypervisor.StartAsync(cancellationToken: cancellationToken);
            return new(embedded.Connection, embedded);
        }

        var connection = await LibvirtConnection.OpenAsync(uri, cancellationToken);
        if (IsHere(connection.Uri))
            return new(connection, null);
        connection.Dispose();
        throw new QuickstartException($"'{uri}' is not a hypervisor on this machine, and the proof is in this machine's /proc; samples/placement plans for any URI");
    }

    // driver[+transport]://[host]/path: no host means this one.
    private static bool IsHere(string uri) => uri.StartsWith("qemu", StringComparison.Ordinal) && uri.Contains(":///", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (_embedded is null)
            Connection.Dispose();
        else
            await _embedded.DisposeAsync();
    }
}
