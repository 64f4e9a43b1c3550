using System.CommandLine;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv host show</c>: a host's topology.</summary>
internal sealed class HostShowCommand : CliCommand
{
    private readonly HostSource _source;

    private readonly Option<bool> _devices = new("--devices") { Description = "List every PCI device, not only network controllers and accelerators." };

    public HostShowCommand(GlobalOptions options, CliConsole console)
        : base("show", "Shows what a host is made of: CPUs, NUMA nodes, caches, huge pages, devices.", options, console)
    {
        _source = new HostSource(options);
        _source.AddTo(this);
        Options.Add(_devices);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var host = await _source.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
        {
            Console.Out.WriteLine(host.ToJson());
            return;
        }

        Console.WriteProperties(HostTables.Summary(host));
        Console.Out.WriteLine();
        Console.WriteTable(["NODE", "CPUS", "MEMORY", "FREE", "HUGE PAGES (FREE)", "L3", "DISTANCES"], HostTables.Nodes(host));
        var devices = HostTables.Devices(host, parsed.GetValue(_devices)).ToList();
        if (devices.Count == 0)
            return;
        Console.Out.WriteLine();
        Console.WriteTable(["DEVICE", "KIND", "NODE", "DRIVER", "VFS", "GROUP", "INTERFACES"], devices);
    }
}
