using System.CommandLine;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary>The domain whose interfaces a switch is to serve: its definition, else the running one.</summary>
internal static class SwitchSource
{
    public static async Task<DomainDocument> ReadAsync(GlobalOptions globals, ParseResult parsed, string domain, CancellationToken cancellationToken)
    {
        using var connection = await globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var found = await DomainArgument.FindAsync(connection, domain, cancellationToken).ConfigureAwait(false);
        var active = await found.IsActiveAsync(cancellationToken).ConfigureAwait(false);
        return DomainDocument.Parse(await found.GetXmlAsync(active ? DomainXmlFlags.None : DomainXmlFlags.Inactive, cancellationToken).ConfigureAwait(false));
    }
}
