using System.CommandLine;
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
        yield return ("CPUs", Quantity.Number(node.Cpus));
        yield return ("Isolated CPUs", node.IsolatedCpus);
        yield return ("Frequency", node.Mhz is { } mhz ? $"{Quantity.Number(mhz)} MHz" : null);
        yield return ("Memory", Quantity.Memory(node.MemoryKiB));
        foreach (var cell in node.NumaCells ?? [])
            yield return ($"Cell {Quantity.Number(cell.Id)}", cell.ToString());
    }
}
