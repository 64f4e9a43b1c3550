using KvmNfv.Sdk.Placement;

namespace KvmNfv.Docs.Tests;

public sealed class PlacementSampleTests
{
    [Test]
    public async Task Profiles_that_fit_are_placed_apart_on_the_test_host()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-placement-");
        try
        {
            var run = await SampleRun.RunAsync("Placement", "PlacementSample", "-c", "test:///default", "--out", folder.FullName);
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Out, Does.Contain("firewall: placed").And.Contain("router: placed"));
            var firewall = (PlacementPlan)PlacementResult.FromJson(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "firewall.json")));
            var router = (PlacementPlan)PlacementResult.FromJson(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "router.json")));
            Assert.That(firewall.ExclusiveCpus.Overlaps(router.ExclusiveCpus), Is.False);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Uri_that_nobody_serves_is_one_error_line()
    {
        var run = await SampleRun.RunAsync("Placement", "PlacementSample", "-c", "qemu+unix:///system?socket=/no/such/socket");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: "));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }
}
