using System.CommandLine;
using KvmNfv.Cli.Pictures;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Where the report of a migration goes besides the terminal.</summary>
internal sealed class MigrationOutputOptions
{
    private readonly Option<string?> _report = new("--report") { Description = "Write the report as JSON into a file.", HelpName = "FILE" };
    private readonly Option<string?> _picture = new("--picture") { Description = "Draw memory, rates, passes and downtime over time into a file; its ending says how.", HelpName = "FILE.svg|png" };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="report">Whether the report is the verb's result, rather than what it reads.</param>
    public void AddTo(Command command, bool report = true)
    {
        if (report)
            command.Options.Add(_report);
        command.Options.Add(_picture);
        // A migration can't be repeated because its report had nowhere to go.
        OutputFile.AddCheck(_report);
        OutputFile.AddPictureCheck(_picture);
    }

    /// <summary>Fails early where a picture is wanted and can't be drawn here.</summary>
    /// <exception cref="CliException">There are no fonts.</exception>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_picture) is not null)
            PictureFont.Check(", or keep the report with --report and draw it elsewhere with 'kvmnfv migrate report'");
    }

    public void Write(ParseResult parsed, MigrationReport report)
    {
        if (parsed.GetResult(_report) is not null && parsed.GetValue(_report) is { } file)
            File.WriteAllText(file, report.ToJson() + "\n");
        if (parsed.GetValue(_picture) is { } picture)
            MigrationPicture.Write(report, picture);
    }
}
