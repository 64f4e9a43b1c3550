using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv domain list</c>: all domains, those that run first.</summary>
internal sealed class DomainListCommand : CliCommand
{
    private readonly Option<bool> _active = new("--active") { Description = "Only those that run." };
    private readonly Option<bool> _inactive = new("--inactive") { Description = "Only those that do not run." };

    public DomainListCommand(GlobalOptions options, CliConsole console) : base("list", "Lists domains, running or not.", options, console)
    {
        Options.Add(_active);
        Options.Add(_inactive);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        // Both or neither of the two means all, as in libvirt.
        var filter = (parsed.GetValue(_active) ? ConnectListAllDomainsFlags.Active : 0)
            | (parsed.GetValue(_inactive) ? ConnectListAllDomainsFlags.Inactive : 0);
        var domains = await connection.ListAllDomainsAsync(filter, cancellationToken).ConfigureAwait(false);
        var found = new List<DomainSummary>();
        foreach (var domain in domains)
        {
            using (domain)
            {
                if (await DomainSummary.TryReadAsync(domain, cancellationToken).ConfigureAwait(false) is { } summary)
                    found.Add(summary);
            }
        }

        DomainSummary[] sorted = [.. found.OrderBy(d => d.Id ?? int.MaxValue).ThenBy(d => d.Name, StringComparer.Ordinal)];
        if (WantsJson(parsed))
            Console.WriteJson(sorted, CliJson.Default.DomainSummaryArray);
        else
            Console.WriteTable(["Id", "Name", "State", "vCPUs", "Memory", "UUID"], sorted.Select(Row));
    }

    private static string[] Row(DomainSummary domain) =>
    [
        domain.Id is { } id ? Quantity.Number(id) : "-",
        domain.Name,
        domain.State,
        Quantity.Number(domain.Vcpus),
        Quantity.Memory(domain.MemoryKiB),
        domain.Uuid.ToString(),
    ];
}
