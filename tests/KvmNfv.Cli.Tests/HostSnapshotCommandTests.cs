namespace KvmNfv.Cli.Tests;

public sealed class HostSnapshotCommandTests
{
    [Test]
    public async Task Snapshot_is_shown_like_this_machine_and_never_overwrites()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-snapshot-");
        try
        {
            var file = Path.Combine(folder.FullName, "host.tar");
            var run = await ToolRun.RunAsync(["host", "snapshot", file]);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out, Does.Match(@"^\d+ files, "));
            var (recorded, live) = (await ToolRun.RunAsync(["host", "show", "--root", file]), await ToolRun.RunAsync(["host", "show"]));
            Assert.That(recorded.Lines.Take(4), Is.EqualTo(live.Lines.Take(4)));
            var again = await ToolRun.RunAsync(["host", "snapshot", file]);
            Assert.That((again.ExitCode, again.Error.Contains(file, StringComparison.Ordinal)), Is.EqualTo((1, true)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
