using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// QEMU run by libvirt inside this process (<c>qemu:///embed</c>): real guests without a daemon. Its folder and qemu.conf are prepared here.
/// Works as root and as an ordinary user, who can't have real-time scheduling classes. Thread-safe.
/// </summary>
/// <remarks>
/// libvirt allows a process one root for its whole life, and a root one process at a time. Guests are processes of their own: those in a
/// named root go on when this process ends, and are found again by the next one that opens the root.
/// </remarks>
public sealed class EmbeddedHypervisor : IAsyncDisposable
{
    private readonly EmbeddedRoot _root;
    private int _disposed;

    private EmbeddedHypervisor(EmbeddedRoot root, LibvirtConnection connection)
    {
        _root = root;
        Connection = connection;
    }

    /// <summary>The driver's folder.</summary>
    public string Root => _root.Path;

    /// <summary>The connection to the driver. It is closed with this object.</summary>
    public LibvirtConnection Connection { get; }

    /// <summary>Prepares the folder and opens the driver. The first time it takes seconds, while libvirt probes QEMU; then milliseconds.</summary>
    /// <param name="options">The options; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="EmbeddedHypervisorException">The driver can't run here, or the root can't be had; the message says how to mend it.</exception>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static async Task<EmbeddedHypervisor> StartAsync(EmbeddedHypervisorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var root = EmbeddedRoot.Prepare(options ?? new EmbeddedHypervisorOptions());
        try
        {
            var connection = await LibvirtConnection.OpenAsync(root.Uri, cancellationToken).ConfigureAwait(false);
            return new EmbeddedHypervisor(root, connection);
        }
        catch (LibvirtException e)
        {
            root.Release(opened: false);
            throw new EmbeddedHypervisorException(EmbeddedAdvice.For(e, root.Path), e);
        }
        catch
        {
            root.Release(opened: false);
            throw;
        }
    }

    /// <summary>The process id of a running guest's QEMU, from the pid file that libvirt keeps; null when it does not run.</summary>
    /// <param name="domain">The domain's name.</param>
    public int? FindProcess(string domain)
    {
        ArgumentException.ThrowIfNullOrEmpty(domain);
        // Decimal text without a line end. libvirt accepts no '/' in a name, so this stays inside the folder.
        var file = Path.Combine(Root, "run", "qemu", Path.GetFileName(domain) + ".pid");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Closes the driver. With a temporary root every guest in it is destroyed, and nothing of it stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        try
        {
            if (_root.IsTemporary)
                await DestroyGuestsAsync().ConfigureAwait(false);
        }
        finally
        {
            Connection.Dispose();
            _root.Release(opened: true);
        }
    }

    private async Task DestroyGuestsAsync()
    {
        foreach (var domain in await Connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active).ConfigureAwait(false))
        {
            using (domain)
            {
                try
                {
                    await domain.DestroyAsync().ConfigureAwait(false);
                }
                catch (LibvirtNotFoundException)
                {
                    // It ended by itself meanwhile.
                }
            }
        }
    }
}
