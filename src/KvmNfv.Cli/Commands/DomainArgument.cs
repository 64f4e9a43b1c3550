using System.CommandLine;
using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary>How users name a domain: id, name or UUID. As in virsh, a bare number is an id.</summary>
internal static class DomainArgument
{
    public static Argument<string> Create() => new("domain") { Description = "Its id (a bare number), name or UUID." };

    /// <summary>Looks a domain up.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public static async Task<IDomain> FindAsync(ILibvirtConnection connection, string reference, CancellationToken cancellationToken)
    {
        try
        {
            if (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return await connection.LookupDomainByIdAsync(id, cancellationToken).ConfigureAwait(false);
            if (Guid.TryParseExact(reference, "D", out var uuid))
                return await connection.LookupDomainByUuidAsync(uuid, cancellationToken).ConfigureAwait(false);
            return await connection.LookupDomainByNameAsync(reference, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            throw new CliException($"{connection.Uri} has no domain '{reference}'; 'kvmnfv domain list' shows them. {Hint(reference)}".TrimEnd());
        }
    }

    private static string Hint(string reference) =>
        reference.All(char.IsAsciiDigit) ? "A bare number is the id of a running domain; a name of digits only must be given as UUID." : "";
}
