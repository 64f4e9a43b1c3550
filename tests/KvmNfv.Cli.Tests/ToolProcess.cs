using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>Runs programs as processes, bounded in time.</summary>
internal static class ToolProcess
{
    /// <summary>The tool's assembly, which lies beside the tests.</summary>
    public static string Assembly => Path.Combine(TestContext.CurrentContext.TestDirectory, "kvmnfv.dll");

    /// <summary>How a lab host calls the tool: natively where the AOT tests have built it from these sources, which starts ten times sooner in an emulated machine.</summary>
    public static string InLab
    {
        get
        {
            var native = new FileInfo(Path.Combine(Repository.Root, "artifacts", "aot", "kvmnfv", "kvmnfv"));
            return native.Exists && native.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Assembly) ? $"'{native.FullName}'" : $"dotnet '{Assembly}'";
        }
    }

    public static Process Start(string file, params string[] args) => Process.Start(new ProcessStartInfo(file, args)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(TimeSpan timeout, string file, params string[] args)
    {
        using var process = Start(file, args);
        try
        {
            using var cancellation = new CancellationTokenSource(timeout);
            var output = process.StandardOutput.ReadToEndAsync(cancellation.Token);
            var error = process.StandardError.ReadToEndAsync(cancellation.Token);
            await process.WaitForExitAsync(cancellation.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
