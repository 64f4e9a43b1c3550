using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Docs.Tests;

/// <summary>A sample, run as a user runs it.</summary>
internal sealed record SampleRun(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    public static Process Start(string project, string assembly, params string[] args)
    {
        // artifacts/bin/PROJECT/CONFIGURATION/, of the same configuration as this test.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var file = Path.Combine(Repository.Root, "artifacts", "bin", project, configuration, assembly + ".dll");
        // A test run in the background may have SIGINT ignored, and children inherit that.
        return Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", file, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public static async Task<SampleRun> RunAsync(string project, string assembly, params string[] args)
    {
        using var process = Start(project, assembly, args);
        try
        {
            using var cancellation = new CancellationTokenSource(s_patience);
            var output = process.StandardOutput.ReadToEndAsync(cancellation.Token);
            var error = process.StandardError.ReadToEndAsync(cancellation.Token);
            await process.WaitForExitAsync(cancellation.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
