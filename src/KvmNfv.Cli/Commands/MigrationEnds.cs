using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary>Both hosts of a migration and its domain, open.</summary>
/// <param name="source">The host it leaves.</param>
/// <param name="domain">The domain.</param>
/// <param name="destination">The host it goes to.</param>
internal sealed class MigrationEnds(LibvirtConnection source, IDomain domain, LibvirtConnection destination) : IDisposable
{
    public LibvirtConnection Source { get; } = source;

    public IDomain Domain { get; } = domain;

    public LibvirtConnection Destination { get; } = destination;

    /// <summary>Opens the destination for changes, or for looking only where that is refused and enough.</summary>
    /// <exception cref="CliException">It can't be opened.</exception>
    public static async Task<LibvirtConnection> OpenDestinationAsync(string uri, bool toLook, CancellationToken cancellationToken)
    {
        try
        {
            return await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = uri }, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException) when (toLook)
        {
            // Planning only looks; but libvirt compares CPUs for those alone who may write.
        }
        catch (LibvirtException e)
        {
            throw CanNotOpen(uri, e);
        }

        try
        {
            return await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = uri, ReadOnly = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e)
        {
            throw CanNotOpen(uri, e);
        }
    }

    /// <summary>Finds the domain at the host it leaves or, after the end, at the one it went to.</summary>
    /// <exception cref="CliException">Neither has it.</exception>
    public static async Task<IDomain> FindAsync(LibvirtConnection source, LibvirtConnection? destination, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await DomainArgument.FindAsync(source, reference, cancellationToken).ConfigureAwait(false);
        }
        catch (CliException) when (destination is not null && !reference.All(char.IsAsciiDigit))
        {
            // An id means another domain at another host.
            return await DomainArgument.FindAsync(destination, reference, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        Domain.Dispose();
        Destination.Dispose();
        Source.Dispose();
    }

    private static CliException CanNotOpen(string uri, LibvirtException e) => new($"the destination {uri} can't be opened: {e.Message}");
}
