using System.Text;
using System.Text.Json;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

/// <summary>One run of the tool in this process: what it printed and how it ended.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    public string[] Lines => Out.TrimEnd('\n').Split('\n');

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs against a fresh test driver.</summary>
    public static Task<ToolRun> OnTestDriverAsync(params string[] args) => RunAsync([.. args, "-c", "test:///default"]);

    /// <summary>Runs against a fresh test driver, with another migrator.</summary>
    public static Task<ToolRun> OnTestDriverAsync(IDomainMigrator migrator, params string[] args) => RunAsync([.. args, "-c", "test:///default"], migrator: migrator);

    public static async Task<ToolRun> RunAsync(string[] args, string input = "", IDomainMigrator? migrator = null, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var console = new CliConsole(output, error, isTerminal: false, standardInput);
        var exitCode = await KvmNfvTool.RunAsync(args, console, migrator, cancellationToken).WaitAsync(patience ?? TimeSpan.FromSeconds(60), CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
