using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Docs.Tests;

/// <summary>The main job as users run it, on a real guest.</summary>
[Category("Guest")]
public sealed partial class QuickstartTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Need_a_guest_and_a_hypervisor()
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL") is null)
            Assert.Ignore("No guest to boot: tests/run.sh makes one and names it in KVMNFV_GUEST_KERNEL and KVMNFV_GUEST_INITRD.");
        if (!LibvirtLibrary.IsInstalled || !File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("libvirt or qemu-system-x86 is not installed.");
        _folder = Directory.CreateTempSubdirectory("kvmnfv-quickstart-");
    }

    [TearDown]
    public void Clean() => _folder?.Delete(recursive: true);

    [Test]
    public async Task Guest_gets_what_was_planned_and_nothing_is_left()
    {
        var before = Leftovers();
        var run = await RunAsync();
        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(run.Error, Is.Empty);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "result.json")));
        Assert.That(result.RootElement.GetProperty("matched").GetBoolean());
        Assert.That(result.RootElement.GetProperty("report").GetProperty("rows").GetArrayLength(), Is.GreaterThan(15));
        Assert.That(PlacementResult.FromJson(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "plan.json"))), Is.InstanceOf<PlacementPlan>());
        Assert.That(Leftovers().Except(before), Is.Empty);
    }

    [Test]
    public async Task Host_too_small_is_a_refusal_with_the_smallest_change()
    {
        var run = await RunAsync("--data-plane", "256");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain("does not fit on this host").And.Contain("smallest change that fits"));
        Assert.That(PlacementResult.FromJson(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "plan.json"))), Is.InstanceOf<PlacementRefusal>());
    }

    [Test]
    public async Task Interrupted_in_the_middle_it_leaves_nothing()
    {
        var before = Leftovers();
        using var process = SampleRun.Start("Quickstart", "Quickstart", "--out", _folder.FullName);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            // The guest is being started once the plan is on the screen.
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line && !Plan().IsMatch(line)) ;
            using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(await process.StandardError.ReadToEndAsync(), Does.StartWith("error: interrupted"));
        Assert.That(Leftovers().Except(before), Is.Empty);
    }

    [TestCase("-c", "test:///default", "not a hypervisor on this machine")]
    [TestCase("--kernel", "/no/such/kernel", "there is no file")]
    [TestCase("--profile", "/no/such/profile.json", "profile.json")]
    public async Task Wrong_argument_is_one_error_line(string option, string value, string says)
    {
        var run = await RunAsync(option, value);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    private Task<SampleRun> RunAsync(params string[] args) => SampleRun.RunAsync("Quickstart", "Quickstart", ["--out", _folder.FullName, .. args]);

    // Temporary roots and guest folders of the sample, and guests called quickstart.
    private static string[] Leftovers() =>
    [
        .. Directory.GetDirectories("/tmp", "kvmnfv-guest-*"),
        .. Directory.GetDirectories("/tmp", "kvmnfv-??????").Where(d => Directory.Exists(Path.Combine(d, "qemu"))),
        .. Process.GetProcessesByName("qemu-system-x86").Select(p => $"{p.Id} {CommandLine(p.Id)}").Where(c => c.Contains("guest=quickstart,", StringComparison.Ordinal)),
    ];

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    [GeneratedRegex("^Plan for")]
    private static partial Regex Plan();
}
