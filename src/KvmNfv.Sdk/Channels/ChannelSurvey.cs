using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Channels;

/// <summary>Reads what a plan is made from.</summary>
internal static class ChannelSurvey
{
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="files">This machine's files.</param>
    /// <param name="paths">More paths than the domain's own channels have.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<ChannelFacts> ReadAsync(ILibvirtConnection connection, IDomain domain, IHostFiles files, IEnumerable<string> paths, CancellationToken ct)
    {
        var active = await domain.IsActiveAsync(ct).ConfigureAwait(false);
        var running = active ? await domain.GetXmlAsync(DomainXmlFlags.None, ct).ConfigureAwait(false) : null;
        var definition = await domain.IsPersistentAsync(ct).ConfigureAwait(false) ? await domain.GetXmlAsync(DomainXmlFlags.Inactive, ct).ConfigureAwait(false) : null;
        var document = DomainDocument.Parse((running ?? definition)!);
        var all = ChannelView.Of(document).Concat(definition is null ? [] : ChannelView.Of(DomainDocument.Parse(definition))).Select(c => c.Path).OfType<string>().Concat(paths).ToHashSet();
        var local = HostReader.IsLocal(connection.Uri);
        return new ChannelFacts
        {
            Domain = domain.Name,
            Running = running,
            Definition = definition,
            Paused = active && (await domain.GetStateAsync(ct).ConfigureAwait(false)).State == DomainState.Paused,
            IsLocal = local,
            User = LibC.EffectiveUser(),
            Qemu = local ? await QemuAsync(connection, document, files, ct).ConfigureAwait(false) : null,
            Files = local ? Look(all, files) : new Dictionary<string, ChannelFile>(),
            Others = await OthersAsync(connection, domain, ct).ConfigureAwait(false),
        };
    }

    private static async Task<ChannelUser?> QemuAsync(ILibvirtConnection connection, DomainDocument document, IHostFiles files, CancellationToken ct) =>
        ChannelUserReader.Read(document, CapabilitiesDocument.Parse(await connection.GetCapabilitiesAsync(ct).ConfigureAwait(false)), files);

    private static Dictionary<string, ChannelFile> Look(IEnumerable<string> paths, IHostFiles files)
    {
        var listening = ChannelFiles.Listening(files);
        var found = new Dictionary<string, ChannelFile>(StringComparer.Ordinal);
        foreach (var file in paths.Where(Path.IsPathFullyQualified).SelectMany(p => ChannelFiles.Read(p, listening)))
            found[file.Path] = file;
        return found;
    }

    private static async Task<List<(string, ChannelView)>> OthersAsync(ILibvirtConnection connection, IDomain domain, CancellationToken ct)
    {
        var found = new List<(string, ChannelView)>();
        foreach (var other in await connection.ListAllDomainsAsync(default, ct).ConfigureAwait(false))
        {
            using (other)
            {
                if (other.Uuid == domain.Uuid)
                    continue;
                try
                {
                    var document = await other.GetXmlAsync(DomainXmlFlags.None, ct).ConfigureAwait(false);
                    found.AddRange(ChannelView.Of(DomainDocument.Parse(document)).Select(c => (other.Name, c)));
                }
                catch (LibvirtNotFoundException)
                {
                    // It ended meanwhile.
                }
            }
        }

        return found;
    }
}
