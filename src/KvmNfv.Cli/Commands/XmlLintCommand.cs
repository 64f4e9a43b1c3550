using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv xml lint</c>: what libvirt would refuse, or what is hardly meant.</summary>
internal sealed class XmlLintCommand : CliCommand
{
    private readonly Argument<string[]> _files = XmlFilesArgument.Create();
    private readonly LintHostOption _host = new();

    public XmlLintCommand(GlobalOptions options, CliConsole console)
        : base("lint", "Finds what libvirt would refuse in documents and what is hardly meant, all at once, each with its place and the mend. "
            + "Exit code 1 if there is an error.", options, console)
    {
        Arguments.Add(_files);
        Options.Add(_host);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var host = parsed.GetValue(_host) is { } source ? await LintHostOption.ReadAsync(source, cancellationToken).ConfigureAwait(false) : null;
        var json = WantsJson(parsed);
        var results = new List<XmlLintFile>();
        foreach (var file in XmlFile.Of(parsed.GetRequiredValue(_files), Console))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = Lint(file, host);
            results.Add(result);
            if (!json)
                Print(result);
        }

        var report = XmlLintReport.Of(results);
        if (json)
            Console.WriteJson(report, CliJson.Default.XmlLintReport);
        else
            Console.Out.WriteLine(report.Summary());
        Failed = report.Errors > 0;
    }

    private static XmlLintFile Lint(XmlFile file, HostBounds? host)
    {
        try
        {
            return new(file.Name, [.. DomainLint.CheckAny(file.Load(), host).Select(XmlFinding.Of)]);
        }
        catch (LibvirtXmlException e)
        {
            return new(file.Name, [new("document", XmlFinding.Error, "/", e.Message, "Write XML, without a document type declaration.")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(file.Name, [new("file", XmlFinding.Error, "/", e.Message, "Name a file that can be read.")]);
        }
    }

    private void Print(XmlLintFile file)
    {
        foreach (var finding in file.Findings)
        {
            Console.Out.WriteLine(Printable.Line($"{file.File}: {finding.Severity}: {finding.Path}: {finding.Message} [{finding.Rule}]"));
            Console.Out.WriteLine(Printable.Line($"  {finding.Mend}"));
        }
    }
}
