using System.CommandLine;
using System.Reflection;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv version</c>: what is installed here, and with <c>-c</c> what serves there. Opens no connection unless asked.</summary>
internal sealed class VersionCommand(GlobalOptions options, CliConsole console)
    : CliCommand("version", "Shows the versions of the tool and of libvirt; with -c also of that libvirt server and its hypervisor.", options, console)
{
    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new VersionReport(
            ToolVersion(),
            InstalledLibvirt.Version()?.ToString(),
            parsed.GetValue(Globals.Connect) is null ? null : await AskAsync(parsed, cancellationToken).ConfigureAwait(false));
        if (WantsJson(parsed))
        {
            Console.WriteJson(report, CliJson.Default.VersionReport);
            return;
        }

        // Plain lines, not a table: this verb is the one that must start fast.
        Console.Out.WriteLine($"kvmnfv      {report.Tool}");
        Console.Out.WriteLine($"libvirt     {report.Libvirt ?? "not installed ('apt install libvirt0' on Debian and Ubuntu)"}");
        if (report.Server is { } server)
        {
            Console.Out.WriteLine($"server      libvirt {server.Libvirt} at {Printable.Line(server.Uri)}");
            Console.Out.WriteLine($"hypervisor  {server.Hypervisor} {server.HypervisorVersion}");
        }
    }

    private static string ToolVersion()
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return version.Split('+')[0];
    }

    private async Task<ServerVersion> AskAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        return new(connection.Uri, connection.LibvirtVersion.ToString(), connection.HypervisorType, connection.HypervisorVersion.ToString());
    }
}
