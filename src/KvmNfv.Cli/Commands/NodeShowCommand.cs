using System.CommandLine;
using System.Globalization;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv node show</c>: the host in short.</summary>
internal sealed class NodeShowCommand(GlobalOptions options, CliConsole console)
    : CliCommand("show", "Shows the host: hypervisor, CPUs, memory, NUMA cells.", options, console)
{
    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var node = await NodeDetails.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            Console.WriteJson(node, CliJson.Default.NodeDetails);
        else
            Console.WriteProperties(Properties(node));
    }

    private static IEnumerable<(string Name, string? Value)> Properties(NodeDetails node)
    {
        yield return ("Host", node.Hostname);
        yield return ("URI", node.Uri);
        yield return ("Hypervisor", $"{node.Hypervisor} {node.HypervisorVersion}");
        yield return ("libvirt", node.Libvirt);
        yield return ("Architecture", node.Architecture);
        yield return ("CPUs", string.Create(CultureInfo.InvariantCulture,
            $"{node.Cpus} ({node.Cells} cells x {node.Sockets} sockets x {node.Cores} cores x {node.Threads} threads)"));
        yield return ("Frequency", node.Mhz is { } mhz ? $"{Quantity.Number(mhz)} MHz" : null);
        yield return ("Memory", Quantity.Memory(node.MemoryKiB));
    }
}
