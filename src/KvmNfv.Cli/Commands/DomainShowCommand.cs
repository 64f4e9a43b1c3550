using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv domain show</c>: one domain, where its threads may run included; or its document.</summary>
internal sealed class DomainShowCommand : CliCommand
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<bool> _xml = new("--xml") { Description = "Print the domain's document instead." };

    public DomainShowCommand(GlobalOptions options, CliConsole console) : base("show", "Shows one domain.", options, console)
    {
        Arguments.Add(_domain);
        Options.Add(_xml);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_xml))
        {
            var xml = await domain.GetXmlAsync(DomainXmlFlags.None, cancellationToken).ConfigureAwait(false);
            Console.Out.WriteLine(xml.TrimEnd());
            return;
        }

        var details = await DomainDetails.ReadAsync(domain, cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            Console.WriteJson(details, CliJson.Default.DomainDetails);
        else
            Console.WriteProperties(Properties(details));
    }

    private static IEnumerable<(string Name, string? Value)> Properties(DomainDetails domain)
    {
        yield return ("Id", domain.Id is { } id ? Quantity.Number(id) : null);
        yield return ("Name", domain.Name);
        yield return ("UUID", domain.Uuid.ToString());
        yield return ("State", domain.StateReason is { } reason ? $"{domain.State} ({reason})" : domain.State);
        yield return ("OS type", domain.OsType);
        yield return ("vCPUs", Quantity.Number(domain.Vcpus));
        yield return ("Memory", domain.MemoryKiB == domain.MaxMemoryKiB
            ? Quantity.Memory(domain.MemoryKiB)
            : $"{Quantity.Memory(domain.MemoryKiB)} of {Quantity.Memory(domain.MaxMemoryKiB)}");
        yield return ("CPU time", Quantity.Seconds(domain.CpuTimeNanoseconds));
        yield return ("Persistent", Quantity.YesNo(domain.Persistent));
        yield return ("Autostart", Quantity.YesNo(domain.Autostart));
        foreach (var pin in domain.VcpuPins ?? [])
            yield return ($"vCPU {Quantity.Number(pin.Id)} on", pin.Cpus);
        yield return ("Emulator on", domain.EmulatorPin);
        foreach (var pin in domain.IoThreadPins ?? [])
            yield return ($"IOThread {Quantity.Number(pin.Id)} on", pin.Cpus);
    }
}
