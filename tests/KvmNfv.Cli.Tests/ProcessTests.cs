namespace KvmNfv.Cli.Tests;

/// <summary>What only a real process shows: exit codes, streams.</summary>
public sealed class ProcessTests
{
    [TestCase("version", 0)]
    [TestCase("domain list -c test:///default", 0)]
    [TestCase("domain show nobody -c test:///default", 1)]
    [TestCase("domain", 2)]
    public async Task Process_ends_with_the_documented_code(string line, int exitCode)
    {
        var (code, output, error) = await ToolProcess.RunAsync(TimeSpan.FromSeconds(60), "dotnet", [ToolProcess.Assembly, .. line.Split(' ')]);
        Assert.That(code, Is.EqualTo(exitCode), error);
        Assert.That(exitCode == 0 ? error : output, Is.Empty);
        Assert.That(exitCode == 0 ? output : error, exitCode == 0 ? Is.Not.Empty : Does.StartWith("error: "));
    }
}
