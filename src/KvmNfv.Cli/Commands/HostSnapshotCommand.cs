using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv host snapshot</c>: records this machine, to be looked at elsewhere.</summary>
internal sealed class HostSnapshotCommand : CliCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The tar file to write; it must not exist yet." };

    public HostSnapshotCommand(GlobalOptions options, CliConsole console)
        : base("snapshot", "Records what this machine's topology and checks read as a tar file for --root, without serial numbers, addresses and other secrets.", options, console)
    {
        Arguments.Add(_file);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await using (stream.ConfigureAwait(false))
        {
            var count = HostSnapshot.Write(HostFiles.Live, stream);
            if (WantsJson(parsed))
                Console.WriteJson(new SnapshotReport(file, count, stream.Length), CliJson.Default.SnapshotReport);
            else
                Console.Out.WriteLine($"{Quantity.Number(count)} files, {Quantity.Memory((ulong)stream.Length / 1024)}: see 'kvmnfv host show --root {Printable.Line(file)}'");
        }
    }
}
