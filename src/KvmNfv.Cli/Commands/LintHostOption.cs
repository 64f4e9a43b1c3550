using System.CommandLine;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Commands;

/// <summary><c>--host</c>: the host that documents are meant for.</summary>
internal sealed class LintHostOption : Option<string?>
{
    public LintHostOption()
        : base("--host")
    {
        Description = "The host they are meant for: a hypervisor's URI, a file (a topology as JSON, or capabilities as XML), or the root folder of a recorded host.";
        HelpName = "URI|FILE|FOLDER";
    }

    /// <summary>Reads what of the host bounds its guests.</summary>
    /// <exception cref="CliException">There is no such host, or the file holds none.</exception>
    public static async Task<HostBounds> ReadAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(source))
                return Bounds(new SysfsTopologyReader(source).Read());
            if (File.Exists(source))
                return FromText(await File.ReadAllTextAsync(source, cancellationToken).ConfigureAwait(false));
            if (!source.Contains(':', StringComparison.Ordinal))
                throw new CliException($"--host {source} is neither a URI nor a file nor a folder");
            using var connection = await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = source, ReadOnly = true }, cancellationToken).ConfigureAwait(false);
            return Bounds(await new HostReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new CliException($"--host {source}: {e.Message}");
        }
    }

    private static HostBounds FromText(string text) => text.AsSpan().TrimStart() is ['<', ..]
        ? HostBounds.From(CapabilitiesDocument.Parse(text)) ?? throw new InvalidDataException("the capabilities describe no topology")
        : Bounds(HostTopology.FromJson(text));

    private static HostBounds Bounds(HostTopology host) => new(
        CpuSet.From(host.Cpus.Select(static cpu => cpu.Id)),
        CpuSet.From(host.Nodes.Select(static node => node.Id)),
        [.. host.Nodes.SelectMany(static node => node.HugePages).Select(static pool => pool.Size).Append(host.BasePageSize).Distinct()]);
}
